"""Photos by which participants show that they are present."""
