"""Django's entry for codes."""

from django.apps import AppConfig


class CodesConfig(AppConfig):
    name = "prakerja.codes"
    verbose_name = "codes"
