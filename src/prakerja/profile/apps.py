"""Django's entry for the profile."""

from django.apps import AppConfig


class ProfileConfig(AppConfig):
    name = "prakerja.profile"
    verbose_name = "profile"
