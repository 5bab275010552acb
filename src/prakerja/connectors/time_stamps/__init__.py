"""A time-stamp authority (RFC 3161), over HTTP: it vouches for the time at which somebody had a text."""
