"""Public figures: what surveys have answered, as pages and files."""
