"""The reviewers' pages: the queue, one case, its photos."""
