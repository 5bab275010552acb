"""Where every rupiah is and how it came there: transfers between accounts, added and never changed."""
