"""Django's entry for long work."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "prakerja.work"
    verbose_name = "work"
