"""A photo that proves a presence: asked for where a service compares faces, and nowhere else."""
