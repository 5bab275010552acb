"""Step 9, pelatihan: what is taught, bought, attended, finished, certified and reviewed."""
