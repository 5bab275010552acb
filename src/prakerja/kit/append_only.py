"""Rows that are added and never changed: the program's role in the database may not UPDATE, DELETE or TRUNCATE them.

A model says it of itself by being an `AppendOnly`; `config/grants.py` gives the program no more than that, and a guard
reads the grants back. What follows for whoever writes SQL: such rows can neither be locked (`FOR SHARE`) nor met by
`ON CONFLICT DO UPDATE`; `ON CONFLICT DO NOTHING` and foreign keys to them work.
"""

from collections.abc import Iterable

from django.db import models


class AppendOnly(models.Model):
    """A table of evidence."""

    class Meta:
        abstract = True


def append_only_tables(of: Iterable[type[models.Model]]) -> list[str]:
    """The tables of those models whose rows are only added, in order."""
    return sorted(model._meta.db_table for model in of if issubclass(model, AppendOnly))
