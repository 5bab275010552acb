"""Functions of the database: made anew after every `migrate`, from `sql/function_*.sql` of each room.

No migration has them: their text is read where it is changed, and one statement replaces it. Whoever still runs the
version before calls the same name with the same values; one that takes other values is given another name.
"""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from prakerja.kit.whole_text import whole_text


def make_functions() -> None:
    """All are there as this version has them. For the owner, before the rights to them are given."""
    with transaction.atomic(), connection.cursor() as cursor:
        for text in _texts():
            cursor.execute(text)


def _texts() -> Iterator[str]:
    for app in apps.get_app_configs():
        if app.name.startswith("prakerja."):
            yield from map(whole_text, sorted(Path(app.path).glob("sql/function_*.sql")))
