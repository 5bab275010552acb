"""A parser of somebody else's on a stranger's bytes: no fault of ours, no traceback, an answer in time."""
