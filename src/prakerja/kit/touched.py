"""Rows that know when they were last written, by the database's own clock: what whoever copies a list goes by.

There is no trigger: each way of writing that Django has goes through the two below, and SQL of our own that writes such
a table names the column itself.
"""

from collections.abc import Iterable

from django.db import models
from django.db.models.base import ModelBase
from django.db.models.functions import Now

_COLUMN = "updated_at"


def touched(values: dict[str, object]) -> dict[str, object]:
    """What is to be written, and that it is written now."""
    return {_COLUMN: Now(), **values}


class TouchedQuerySet[Row: models.Model](models.QuerySet[Row]):
    """Whatever is updated says when."""

    def update(self, **values: object) -> int:
        """As Django does."""
        return super().update(**touched(values))


class Touched(models.Model):
    """A table with `updated_at`: when the statement began that wrote the row last."""

    updated_at = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """As Django does."""
        if not self._state.adding:
            self.updated_at = Now()
        fields = update_fields if update_fields is None else {*update_fields, _COLUMN}
        super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=fields)
