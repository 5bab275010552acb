"""The pages for everybody: landing, help, personal data."""
