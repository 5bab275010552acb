"""Django's entry for the draw. The engine (rank, seat_candidates, bundle …) works without it."""

from django.apps import AppConfig


class DrawConfig(AppConfig):
    name = "prakerja.draw"
    verbose_name = "draw"
