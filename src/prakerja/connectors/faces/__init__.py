"""A service that compares two photos of faces, over HTTP. Nobody needs one: what it does not say, a person decides."""
