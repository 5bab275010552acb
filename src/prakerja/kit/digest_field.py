"""A column of digests that knows what they are of, so that all of a value's move to another key together."""

from typing import Any, Self

from django.apps import apps
from django.db import models

from prakerja.kit.purpose import Purpose


class DigestField(models.UUIDField):
    """Migrations see a UUIDField. `runs_out`: what it stands in is over within days, and is never moved.

    A column of an abstract model takes its purpose from the model's own `digests`.
    """

    def __init__(self, purpose: Purpose | None = None, *, runs_out: bool = False, **options: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(**options)
        self._purpose = purpose
        self.runs_out = runs_out

    @property
    def purpose(self) -> Purpose:
        purpose = self._purpose or getattr(self.model, "digests", None)
        assert purpose is not None, f"{self} does not say what it is of"
        return purpose

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.UUIDField", args, options

    def clone(self) -> Self:
        copied = super().clone()
        copied._purpose, copied.runs_out = self._purpose, self.runs_out
        return copied


def digest_fields() -> list[DigestField]:
    """Every column of digests that there is, found by its kind."""
    fields = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    return [field for field in fields if isinstance(field, DigestField)]
