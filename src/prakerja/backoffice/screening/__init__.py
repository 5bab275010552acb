"""The office's pages about exclusion lists."""
