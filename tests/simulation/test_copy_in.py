"""Rows by the thousand, all or none."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from psycopg.errors import InvalidDatetimeFormat, UniqueViolation

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account, Session
from prakerja.messages.models import Message
from prakerja.simulation.copy_in import copy_in
from prakerja.waves.models import Joiner
from tests.situations.waves import BANDUNG, OPENS, open_wave

pytestmark = pytest.mark.django_db

JOINING = ["wave", "applicant_id", "receipt", "joined_at", "regency"]


def test_what_was_copied_stands_in_the_table() -> None:
    wave, people = open_wave(), [uuid4() for _ in range(500)]
    copy_in(Joiner, JOINING, ([wave.pk, one, f"12-{one.hex[:14].upper()}", OPENS, BANDUNG] for one in people))
    assert set(Joiner.objects.values_list("applicant_id", flat=True)) == set(people)
    assert set(Joiner.objects.values_list("wave_id", "joined_at", "regency")) == {(wave.pk, OPENS, BANDUNG)}


def test_fields_go_by_their_names_in_any_order() -> None:
    wave, person = open_wave(), uuid4()
    copy_in(Joiner, list(reversed(JOINING)), [[BANDUNG, OPENS, "12-AAAAAAAAAAAAAA", person, wave.pk]])
    assert Joiner.objects.get().applicant_id == person


def test_a_column_that_is_not_named_takes_its_default(now: datetime) -> None:
    copy_in(
        Account,
        ["password", "email", "full_name", "language", "terms_version", "kind", "is_active"],
        [["!", "siti@contoh.example", "Siti", "id", "", Kind.APPLICANT, True]],
    )
    account = Account.objects.get()
    assert (account.session_epoch, account.pk.version) == (0, 7)
    assert account.created_at is not None


def test_an_object_is_kept_as_json(now: datetime) -> None:
    kept = {"page": "/beranda/", "tries": 3, "nothing": None}
    fields = ["account_id", "digest", "data", "begun_at", "browser", "touched_at", "expires_at", "is_replaced"]
    copy_in(Session, fields, [[uuid4(), UUID(int=1), kept, now, "", now, now, False]])
    assert Session.objects.get().data == kept


def test_no_row_is_no_row() -> None:
    copy_in(Joiner, JOINING, [])
    assert not Joiner.objects.exists()


def test_a_field_that_the_table_lacks_is_an_error_before_anything_is_sent() -> None:
    with pytest.raises(KeyError, match="colour"):
        copy_in(Joiner, [*JOINING, "colour"], [])


def test_one_bad_row_keeps_all_out() -> None:
    wave = open_wave()
    rows: list[list[object]] = [[wave.pk, uuid4(), f"12-{n:014}", OPENS, BANDUNG] for n in range(20)]
    rows[13][3] = "yesterday, about noon"
    with pytest.raises(InvalidDatetimeFormat), transaction.atomic():
        copy_in(Joiner, JOINING, rows)
    assert not Joiner.objects.exists()


def test_what_a_constraint_refuses_keeps_all_out() -> None:
    wave, person = open_wave(), uuid4()
    twice = [[wave.pk, person, f"12-{n:014}", OPENS, BANDUNG] for n in range(2)]
    with pytest.raises(UniqueViolation), transaction.atomic():
        copy_in(Joiner, JOINING, twice)
    assert not Joiner.objects.exists()


def test_a_generator_that_breaks_leaves_nothing() -> None:
    wave = open_wave()

    def rows() -> Iterator[list[object]]:
        yield [wave.pk, uuid4(), "12-AAAAAAAAAAAAAA", OPENS, BANDUNG]
        raise RuntimeError("the nation ended")

    with pytest.raises(RuntimeError, match="the nation ended"), transaction.atomic():
        copy_in(Joiner, JOINING, rows())
    assert not Joiner.objects.exists()
    assert not Message.objects.exists()
