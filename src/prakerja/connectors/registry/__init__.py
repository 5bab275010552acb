"""The population registry, over HTTP: verification by element."""
