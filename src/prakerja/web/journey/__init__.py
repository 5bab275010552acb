"""Across the steps: the dashboard of somebody signed in."""
