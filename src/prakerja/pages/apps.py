"""Django's entry for what pages are made of."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "prakerja.pages"
    verbose_name = "pages"
