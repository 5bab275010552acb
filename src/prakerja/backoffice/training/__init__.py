"""The office's pages about partners and their courses: what waits for curation, who sells and teaches, their keys."""
