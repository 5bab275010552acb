"""The SMS gateway `dua`: a form out, JSON back; its reports tell of many SMS at once."""
