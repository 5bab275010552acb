"""Django's entry for the screening."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "prakerja.screening"
    verbose_name = "screening"
