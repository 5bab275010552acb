"""Banks and wallets: the client of SNAP BI, and the files of those who want files. Knows no step."""
