"""The office's pages about the audit: who did what."""
