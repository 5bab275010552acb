"""The draw itself: files in, files out. Knows no Django and no database."""
