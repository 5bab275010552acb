"""What stands in a request beside the form: in its address, twice, or under names that no form has."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from prakerja.kit.prepared import fetch_all_prepared
from tests.situations.broken import undone
from tests.situations.rows import all_rows, changed_since
from tests.thorough import beside_some
from tests.web.forms.table import Entry, Filled
from tests.web.forms.test_every_form import SESSION, is_done, send

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3)]
#: What somebody might hope to set beside what the form asks for.
HOPED_FOR: Final = ("on", "1", "officer", "verified", "2099-01-01", str(UUID(int=7)))
#: What some of the forms ask for, by the end of their address, and was left out when they were filled in.
LEFT_OUT: Final = {
    "/kantor/gelombang/baru/": {"is_recovery"},
    "/rencana/": {"is_recovery"},
    "/kantor/daftar-pengecualian/baru/": {"year"},
    "/keputusan/": {"fault", "refusal"},
}
#: What says who somebody is, what they may and how far they are.
DECISIVE: Final = (models.BooleanField, models.PositiveSmallIntegerField)


def written(filled: Filled) -> dict[str, str]:
    """What is typed or chosen there; files aside."""
    return {name: value for name, value in filled.fields.items() if isinstance(value, str)}


def tables_changed_by(filled: Filled, **changed: object) -> set[str]:
    before = all_rows()
    with undone():
        send(filled, **changed)
        return changed_since(before) - SESSION


def columns() -> frozenset[str]:
    """Every column of every table, by both of its names."""
    fields = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    return frozenset(name for field in fields for name in (field.name, field.attname))


def decisive_values() -> dict[str, list[str]]:
    """By table, a digest of each column that says rights, kinds and states of everybody and everything."""
    return dict(fetch_all_prepared(_decisive(), {}))


@cache
def _decisive() -> str:
    """Each table is read once, and nothing is sorted: a sum has no order."""
    return " UNION ALL ".join(
        f"SELECT '{table}', ARRAY[{', '.join(map(_digest, columns))}] FROM \"{table}\" AS one"
        for table, columns in _decisive_columns()
    )


def _digest(column: str) -> str:
    return f"'{column} ' || count(*) || ' ' || coalesce(sum(hashtextextended(one.\"{column}\"::text, 0)), 0)"


def _decisive_columns() -> Iterator[tuple[str, list[str]]]:
    for model in apps.get_models():
        decisive = filter(_is_decisive, model._meta.concrete_fields)
        if columns := [column for field in decisive if (column := field.column)]:
            yield model._meta.db_table, columns


def _is_decisive(field: "models.Field[Any, Any]") -> bool:
    # On which of a crowd's rows something is counted is drawn by chance.
    is_decisive = isinstance(field, DECISIVE) or bool(field.choices) or field.name in ("roles", "state")
    return is_decisive and field.name != "share"


def left_out(filled: Filled) -> set[str]:
    return {name for end, names in LEFT_OUT.items() if filled.address.endswith(end) for name in names}


def test_a_form_in_the_address_is_an_empty_form(filled: Filled) -> None:
    empty = Filled(filled.browser, filled.address, {})
    in_address = Filled(filled.browser, f"{filled.address}?{urlencode(written(filled))}", {})
    assert tables_changed_by(in_address) == tables_changed_by(empty)


def test_of_a_field_sent_twice_one_answer_is_taken_and_never_both(entry: Entry, filled: Filled) -> None:
    """The last one, as browsers send them; where several may be chosen, a wrong one beside a right one is refused."""
    whole = tables_changed_by(filled)
    fields = written(filled)
    for name, place in beside_some(fields, range(3)):
        value = fields[name]
        with undone():
            match place:
                case 0:
                    assert is_done(send(filled, **{name: [value, value]}), entry), name
                case 1:
                    assert tables_changed_by(filled, **{name: [value, "\x00"]}) <= whole, name
                case _:
                    assert send(filled, **{name: ["\x00", value]}).status_code < 500, name


def test_names_that_the_form_does_not_have_set_nothing(filled: Filled) -> None:
    names = sorted(columns() - set(filled.fields) - left_out(filled))
    surplus = {name: HOPED_FOR[place % len(HOPED_FOR)] for place, name in enumerate(names)}
    assert len(surplus) > 200
    with undone():
        status = send(filled).status_code
        as_meant = decisive_values()
    assert send(filled, **surplus).status_code == status
    assert decisive_values() == as_meant
