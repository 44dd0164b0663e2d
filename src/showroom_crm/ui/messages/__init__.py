"""Messages taken for colleagues (伝言メモ)."""
