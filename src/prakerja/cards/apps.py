"""Django's entry for the cards."""

from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "prakerja.cards"
    verbose_name = "cards"
