"""Django's entry for the waves."""

from django.apps import AppConfig


class WavesConfig(AppConfig):
    name = "prakerja.waves"
    verbose_name = "waves"
