"""Set or move our next contact (次の連絡), and the parts the close of a meeting uses too."""
