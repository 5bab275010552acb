"""Django's entry for training."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "prakerja.training"
    verbose_name = "training"
