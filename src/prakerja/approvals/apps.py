"""Django's entry for the approvals."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ApprovalsConfig(AppConfig):
    name = "prakerja.approvals"
    verbose_name = "approvals"

    def ready(self) -> None:
        """Every room has declared its acts (`acts.py`) and bound what happens when they are decided (`decided.py`)."""
        autodiscover_modules("decided")
