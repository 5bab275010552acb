"""Django's entry for the accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "prakerja.accounts"
    verbose_name = "accounts"
