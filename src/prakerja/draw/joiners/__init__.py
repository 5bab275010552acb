"""The tree over all who joined: fixed at the closing, so that nobody is slipped in, changed or left out afterwards."""
