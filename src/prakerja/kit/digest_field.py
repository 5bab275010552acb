"""A column of digests that knows what they are of, so that all of a value's move to another key together."""

from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from django.apps import apps
from django.db import models

from prakerja.kit.purpose import Purpose

if TYPE_CHECKING:
    _Uuid = models.UUIDField[UUID, UUID]
else:
    # Only the stubs know what it holds.
    _Uuid = models.UUIDField


class DigestField(_Uuid):
    """Migrations see a UUIDField. `runs_out`: what it stands in is over within days, and is never moved.

    A column of an abstract model takes its purpose from the model's own `digests`.
    """

    def __init__(
        self,
        purpose: Purpose | None = None,
        *,
        runs_out: bool = False,
        may_lack: bool = False,
        primary_key: bool = False,
        null: bool = False,
        serialize: bool = True,
    ) -> None:
        super().__init__(primary_key=primary_key, null=null or may_lack, serialize=serialize)
        self._purpose = purpose
        self.runs_out = runs_out

    @property
    def purpose(self) -> Purpose:
        purpose = self._purpose or getattr(self.model, "digests", None)
        if purpose is None:
            raise LookupError(f"{self} does not say what it is of")
        return purpose

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.UUIDField", args, options

    def clone(self) -> Self:
        copied = super().clone()
        copied._purpose, copied.runs_out = self._purpose, self.runs_out
        return copied


def digest_or_none(purpose: Purpose, *, runs_out: bool = False) -> "models.UUIDField[UUID | None, UUID | None]":
    """A column of digests of what may not be known."""
    field = DigestField(purpose, runs_out=runs_out, may_lack=True)
    return cast("models.UUIDField[UUID | None, UUID | None]", field)


def digest_fields() -> list[DigestField]:
    """Every column of digests that there is, found by its kind."""
    fields = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    return [field for field in fields if isinstance(field, DigestField)]
