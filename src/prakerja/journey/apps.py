"""Django's entry for the hand-overs."""

from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "prakerja.journey"
    verbose_name = "journey"
