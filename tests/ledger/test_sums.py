"""A hot account is summed: the same figure whenever sums were taken, or never."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import psycopg
import pytest
from django.db import connection, transaction

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.models import TakenSum
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting
from prakerja.ledger.take_sums import take_sums
from tests.ledger.test_post import award, posting

pytestmark = pytest.mark.django_db(transaction=True)

TREASURY: Final = of_number(AccountKind.TREASURY, 2020)
BUDGET: Final = of_number(AccountKind.STATE_BUDGET, 2020)
RESERVE: Final = of_number(AccountKind.WAVE_RESERVE, 11)

type Connection = psycopg.Connection[Any]


@pytest.fixture
def other_connection() -> Iterator[Connection]:
    options = {name: connection.settings_dict[name] for name in ("NAME", "USER", "HOST", "PORT", "PASSWORD")}
    names = {"NAME": "dbname", "USER": "user", "HOST": "host", "PORT": "port", "PASSWORD": "password"}
    with psycopg.connect(**{names[name]: str(value) for name, value in options.items() if value}) as opened:
        yield opened


def save(one: Posting) -> None:
    with transaction.atomic():
        post(one)


def grant(now: datetime, amount: int, about: int = 1) -> Posting:
    return posting("budget.grant", Leg(BUDGET, TREASURY, Rupiah(amount)), now=now, about=about)


def sum_up() -> int:
    with transaction.atomic():
        return take_sums()


def test_an_account_that_nothing_ever_moved_holds_nothing() -> None:
    assert balance_of(TREASURY) == Rupiah(0)


def test_each_account_grows_on_its_side(now: datetime) -> None:
    save(grant(now, 5_000_000))
    assert (balance_of(BUDGET), balance_of(TREASURY)) == (Rupiah(5_000_000), Rupiah(5_000_000))


def test_the_figure_is_the_same_before_and_after_sums_were_taken(now: datetime) -> None:
    save(grant(now, 5_000_000))
    save(posting("waves.reserve", Leg(TREASURY, RESERVE, Rupiah(2_000_000)), now=now))
    before = [balance_of(one) for one in (BUDGET, TREASURY, RESERVE)]
    assert sum_up() == 3
    assert [balance_of(one) for one in (BUDGET, TREASURY, RESERVE)] == before
    save(award(now))
    assert [balance_of(one) for one in (TREASURY, RESERVE)] == [Rupiah(3_000_000), Rupiah(1_000_000)]


def test_a_sum_is_taken_of_what_moved_alone(now: datetime) -> None:
    save(grant(now, 5_000_000))
    save(posting("waves.reserve", Leg(TREASURY, RESERVE, Rupiah(2_000_000)), now=now))
    sum_up()
    save(award(now))
    assert sum_up() == 1
    assert sum_up() == 0
    assert [balance_of(one) for one in (BUDGET, TREASURY, RESERVE)] == [
        Rupiah(5_000_000),
        Rupiah(3_000_000),
        Rupiah(1_000_000),
    ]


def test_what_is_still_being_written_counts_to_the_next_sum(now: datetime, other_connection: Connection) -> None:
    """Its transaction has a lower number than one that has ended before it."""
    save(grant(now, 1_000_000, about=1))
    other_connection.execute("SELECT pg_current_xact_id()")
    save(grant(now, 2_000_000, about=2))
    sum_up()
    assert balance_of(TREASURY) == Rupiah(3_000_000)
    other_connection.commit()
    sum_up()
    assert balance_of(TREASURY) == Rupiah(3_000_000)
    assert TakenSum.objects.filter(kind=AccountKind.TREASURY).latest("before_transaction").credited == 3_000_000
