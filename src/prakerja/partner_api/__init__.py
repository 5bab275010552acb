"""Entrance: what partners' programs ask over HTTP. `v1` is the wire format that they speak already."""
