"""What follows a result under its seed: seats that fell vacant, and appeals that were won. Files in, files out."""
