"""Django's entry for the partners' console."""

from django.apps import AppConfig


class PartnerConsoleConfig(AppConfig):
    name = "prakerja.partner_console"
    verbose_name = "partner console"
