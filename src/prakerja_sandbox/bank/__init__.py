"""A bank and wallets that speak SNAP BI, with books of their own."""
