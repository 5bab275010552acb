"""Django's entry for once."""

from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "prakerja.once"
    verbose_name = "once"
