"""From an appeal that was decided to the draw and the card: the key says whether it gives a seat."""
