"""Django's entry for the appeals."""

from django.apps import AppConfig


class AppealsConfig(AppConfig):
    name = "prakerja.appeals"
    verbose_name = "appeals"
