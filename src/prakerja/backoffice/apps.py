"""Django's entry for the back office."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "prakerja.backoffice"
    verbose_name = "back office"
