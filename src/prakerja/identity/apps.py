"""Django's entry for the identity step."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "prakerja.identity"
    verbose_name = "identity"
