"""The office's pages about itself: who may do what."""
