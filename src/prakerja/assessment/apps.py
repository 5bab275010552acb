"""Django's entry for the test."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "prakerja.assessment"
    verbose_name = "assessment"
