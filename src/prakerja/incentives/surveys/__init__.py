"""Surveys: opened in order, answered at leisure, handed in once; what they earn falls due whatever the answers."""
