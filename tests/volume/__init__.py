"""What stays as fast when there are millions: plans of statements on tables that are not empty."""
