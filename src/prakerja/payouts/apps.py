"""Django's entry for the payouts."""

from django.apps import AppConfig


class PayoutsConfig(AppConfig):
    name = "prakerja.payouts"
    verbose_name = "payouts"
