"""The rules and amounts of a period, read from `schemes/*.toml`."""
