"""While the digest key is changed, a value still has one holder: whoever asks, under whichever key, at one moment."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from pytest_django import Settings

from prakerja.accounts.insert_account import AddressTaken, insert_account
from prakerja.kit.actor import Actor
from prakerja.kit.digests import digest, every_form, key_of
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.purpose import Purpose
from prakerja.kit.redigest import count_by_key, fields_of, move_values, settled_digest, still_to_move
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.profile.models import PhoneHolder
from tests.situations.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
OLD, NEW = "2025:" + "11" * 32, "2026:" + "22" * 32
BY = Actor.system("a test")


@pytest.fixture(autouse=True)
def two_keys(settings: Settings) -> None:
    settings.DIGEST_KEY = f"{NEW},{OLD}"


def took(form: UUID, holder: int) -> int | None:
    try:
        with unit_of_work(by=BY):
            PhoneHolder.objects.take(form, holder_id=UUID(int=holder))
    except HeldByAnother:
        return None
    return holder


def moved(forms: list[UUID]) -> int | None:
    with unit_of_work(by=BY):
        move_values(still_to_move(forms), purpose=Purpose.PHONE)
    return None


@pytest.mark.parametrize("number", range(10))
def test_of_ten_who_take_it_under_two_keys_one_holds_it_while_it_is_moved(number: int) -> None:
    forms = every_form(digest(f"+62811{number:07}", purpose=Purpose.PHONE))
    doings: list[Callable[[], int | None]] = [partial(took, forms[one % 2], one + 1) for one in range(10)]
    doings.append(partial(moved, forms))
    answers = all_at_once(doings)
    holders = [one for one in answers[:10] if one is not None]
    assert len(holders) == 1
    assert [holder.int for holder in PhoneHolder.objects.values_list("holder_id", flat=True)] == holders


def opened(name: str) -> str:
    try:
        with unit_of_work(by=BY):
            insert_account(email="siti@contoh.example", full_name=name, password="x", language="id")
    except AddressTaken:
        return "taken"
    return "opened"


def test_of_eight_who_sign_up_with_one_address_one_gets_it() -> None:
    assert Counter(all_at_once([partial(opened, str(one)) for one in range(8)])) == {"opened": 1, "taken": 7}


def test_whoever_writes_a_value_and_the_move_of_it_wait_for_each_other(settings: Settings) -> None:
    """At the end all of the value's rows are under one key, whichever came first."""
    settings.DIGEST_KEY = OLD
    numbers = [f"+62811{number:07}" for number in range(8)]
    for place, number in enumerate(numbers[:4]):
        took(digest(number, purpose=Purpose.PHONE), place + 1)
    old = list(PhoneHolder.objects.values_list("digest", flat=True))
    settings.DIGEST_KEY = f"{NEW},{OLD}"

    def written(number: str, holder: int) -> int | None:
        with unit_of_work(by=BY):
            PhoneHolder.objects.take(settled_digest(number, purpose=Purpose.PHONE), holder_id=UUID(int=holder))
        return None

    all_at_once([partial(moved, old), *(partial(written, number, place + 1) for place, number in enumerate(numbers))])
    assert PhoneHolder.objects.count() == 8
    assert {key_of(one) for one in PhoneHolder.objects.values_list("digest", flat=True)} == {"2026"}
    assert count_by_key(fields_of(Purpose.PHONE)[0], at_once=3).total() in (0, 8)
