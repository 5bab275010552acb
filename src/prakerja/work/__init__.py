"""Long work on a subject: how far it is, whether it broke, and that it goes on whatever happens. Knows no step."""
