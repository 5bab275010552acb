"""Django's entry for the connectors."""

from django.apps import AppConfig


class ConnectorsConfig(AppConfig):
    name = "prakerja.connectors"
    verbose_name = "connectors"
