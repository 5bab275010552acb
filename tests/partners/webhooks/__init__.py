"""What partners are told, and how it reaches them."""
