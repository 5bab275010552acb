"""Django's entry for the public log."""

from django.apps import AppConfig


class PublogConfig(AppConfig):
    name = "prakerja.publog"
    verbose_name = "publog"
