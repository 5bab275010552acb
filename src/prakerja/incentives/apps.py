"""Django's entry for the incentives."""

from django.apps import AppConfig


class IncentivesConfig(AppConfig):
    name = "prakerja.incentives"
    verbose_name = "incentives"
