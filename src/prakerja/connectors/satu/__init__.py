"""The SMS gateway `satu`: JSON out, one JSON object back; its reports tell of one SMS each."""
