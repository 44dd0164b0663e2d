"""Record what came of one try to reach a customer (連絡結果), in three keys."""
