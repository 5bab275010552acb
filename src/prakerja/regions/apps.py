"""Django's entry for the regions."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "prakerja.regions"
    verbose_name = "regions"
