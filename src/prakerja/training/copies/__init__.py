"""Lists that partners copy: what was written since they last asked, piece by piece."""
