"""Django's entry for the authority."""

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    name = "prakerja.authority"
    verbose_name = "authority"
