"""Django's entry for the public figures."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "prakerja.statistics"
    verbose_name = "statistics"
