"""A hot account is summed: the same figure whenever sums were taken, or never."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import psycopg
import pytest
from django.db import connection, transaction
from django.db.models import BigIntegerField, Sum, Value
from django.db.models.functions import Coalesce

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.balances import balance_of, sums_of
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.models import FlowMark, TakenSum, Transfer
from prakerja.ledger.post import AgainstTheBooks, post
from prakerja.ledger.post_set import post_set
from prakerja.ledger.posting import Leg, Posting
from prakerja.ledger.take_sums import take_sums
from tests.ledger.test_post import ANA, award, due, posting, training
from tests.situations.trail import wait_until_earlier_transactions_have_ended

pytestmark = pytest.mark.django_db(transaction=True)

TREASURY: Final = of_number(AccountKind.TREASURY, 2020)
BUDGET: Final = of_number(AccountKind.STATE_BUDGET, 2020)
RESERVE: Final = of_number(AccountKind.WAVE_RESERVE, 11)

type Connection = psycopg.Connection[Any]


@pytest.fixture
def other_connection() -> Iterator[Connection]:
    named = connection.settings_dict
    opened: Connection = psycopg.connect(
        dbname=named["NAME"],
        user=named["USER"],
        host=named["HOST"],
        port=named["PORT"] or None,
        password=named["PASSWORD"] or None,
    )
    with opened:
        yield opened


def save(one: Posting) -> None:
    with transaction.atomic():
        post(one)


def grant(now: datetime, amount: int, about: int = 1) -> Posting:
    return posting("budget.grant", Leg(BUDGET, TREASURY, Rupiah(amount)), now=now, about=about)


def sum_up() -> None:
    """How many sums that makes is up to the other databases of this server: what they write has not ended either."""
    with transaction.atomic():
        take_sums()


def journal_before(sum_: TakenSum) -> tuple[int, int]:
    """What is debited and credited by the transfers of its account from transactions before it."""
    counted = Transfer.objects.filter(transaction_id__lt=sum_.before_transaction)
    amount = Coalesce(Sum("amount"), Value(0), output_field=BigIntegerField())
    debited = counted.filter(debit=sum_.kind, debit_of=sum_.of).aggregate(whole=amount)
    credited = counted.filter(credit=sum_.kind, credit_of=sum_.of).aggregate(whole=amount)
    return debited["whole"], credited["whole"]


def test_an_account_that_nothing_ever_moved_holds_nothing() -> None:
    assert balance_of(TREASURY) == Rupiah(0)


def test_each_account_grows_on_its_side(now: datetime) -> None:
    save(grant(now, 5_000_000))
    assert (balance_of(BUDGET), balance_of(TREASURY)) == (Rupiah(5_000_000), Rupiah(5_000_000))


@pytest.mark.forges_books
def test_the_figure_is_the_same_before_and_after_sums_were_taken(now: datetime) -> None:
    save(grant(now, 5_000_000))
    save(posting("waves.reserve", Leg(TREASURY, RESERVE, Rupiah(2_000_000)), now=now))
    before = [balance_of(one) for one in (BUDGET, TREASURY, RESERVE)]
    sum_up()
    assert [balance_of(one) for one in (BUDGET, TREASURY, RESERVE)] == before
    save(award(now))
    assert [balance_of(one) for one in (TREASURY, RESERVE)] == [Rupiah(3_000_000), Rupiah(1_000_000)]


def test_every_sum_is_what_the_transfers_before_it_add_up_to(now: datetime) -> None:
    for about in range(1, 6):
        save(grant(now, 1_000_000 * about, about=about))
        sum_up()
        sum_up()
    for taken in TakenSum.objects.all():
        assert (taken.debited, taken.credited) == journal_before(taken)
    assert balance_of(TREASURY) == Rupiah(15_000_000)


@pytest.mark.forges_books
def test_sums_are_taken_further_also_while_no_such_account_moves(now: datetime) -> None:
    """What recipients do among themselves is looked through once, and not at each reading."""
    save(award(now))
    wait_until_earlier_transactions_have_ended()
    sum_up()
    first = FlowMark.objects.get(id=2).before_transaction
    save(posting("incentives.due", Leg(training(ANA), due(ANA), Rupiah(5)), now=now))
    wait_until_earlier_transactions_have_ended()
    rows = TakenSum.objects.count()
    sum_up()
    assert FlowMark.objects.get(id=2).before_transaction > first
    assert TakenSum.objects.count() == rows
    save(posting("waves.reserve", Leg(TREASURY, RESERVE, Rupiah(7)), now=now))
    assert int(sums_of(RESERVE).credited) == 7
    sum_up()
    assert int(sums_of(RESERVE).credited) == 7


def test_what_is_still_being_written_counts_to_the_next_sum(now: datetime, other_connection: Connection) -> None:
    """Its transaction has a lower number than one that has ended before it."""
    save(grant(now, 1_000_000, about=1))
    held = other_connection.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()
    save(grant(now, 2_000_000, about=2))
    sum_up()
    assert held is not None
    assert all(taken.before_transaction <= held[0] for taken in TakenSum.objects.all())
    assert balance_of(TREASURY) == Rupiah(3_000_000)
    other_connection.commit()
    sum_up()
    assert balance_of(TREASURY) == Rupiah(3_000_000)


@pytest.mark.parametrize(
    "leg", [Leg(BUDGET, TREASURY, Rupiah(5)), Leg(TREASURY, RESERVE, Rupiah(5))], ids=["credit", "debit"]
)
def test_no_hot_account_stands_in_its_own_name(now: datetime, leg: Leg) -> None:
    """Whoever adds one up looks for it among what stands in another's."""
    with pytest.raises(AgainstTheBooks, match="a_hot_account_stands_in_anothers_name"):
        save(posting("test.own", leg, now=now, owner_id=TREASURY.of))
    assert not Transfer.objects.exists()


def set_of(people: int, now: datetime, about: int) -> None:
    rows = """
        SELECT owner_id, ARRAY[number::text, %(about)s] AS subject, 1 AS leg, 1 AS debit, %(year)s::uuid AS debit_of,
            2 AS credit, %(year)s::uuid AS credit_of, 1::bigint AS amount
        FROM (
            SELECT number, lpad(to_hex(number + 5000), 32, '0')::uuid AS owner_id
            FROM generate_series(1, %(people)s) AS number
        ) AS somebody
    """
    with transaction.atomic():
        post_set(
            rows=rows,
            act="test.set",
            year=2020,
            wave=None,
            happened_at=now,
            posted_at=now,
            reason="",
            values={"people": people, "about": str(about), "year": TREASURY.of},
        )


def test_whoever_posts_thousands_takes_the_sums_of_those_before(now: datetime) -> None:
    """So that a wave that comes in sets is never added up as a whole by whoever reads its account."""
    set_of(1_000, now, about=1)
    wait_until_earlier_transactions_have_ended()
    set_of(1_000, now, about=2)
    assert TakenSum.objects.get(kind=TREASURY.kind).credited == 1_000
    assert balance_of(TREASURY) == Rupiah(2_000)


def test_whoever_posts_a_few_takes_none(now: datetime) -> None:
    set_of(999, now, about=1)
    wait_until_earlier_transactions_have_ended()
    set_of(999, now, about=2)
    assert not TakenSum.objects.exists()
    assert balance_of(TREASURY) == Rupiah(2 * 999)
