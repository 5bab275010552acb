"""The office's pages about money that goes out: batches, payments, and accounts whose names are in doubt."""
