"""Django's entry for partners."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "prakerja.partners"
    verbose_name = "partners"
