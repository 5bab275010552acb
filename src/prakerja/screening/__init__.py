"""Step 6, pemeriksaan syarat: exclusion lists, and a dated verdict with its reason for every joiner and rule."""
