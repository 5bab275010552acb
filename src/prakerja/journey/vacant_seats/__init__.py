"""From cards that ended to the draw and back: seats that fell vacant go to whoever is next by the same seed."""
