"""The public log: what must not be rewritten, append-only under one hash that anybody can keep."""
