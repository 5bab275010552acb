"""The public log: what machines read of it, and a page that explains it."""
