"""The office's pages about extra time for the test."""
