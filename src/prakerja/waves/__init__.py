"""Step 5, gelombang: scheme, quota, window, joining."""
