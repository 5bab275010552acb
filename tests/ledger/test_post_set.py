"""A set of postings: whole or not at all, once, and as if each had been posted alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.models import Balance, Transfer
from prakerja.ledger.post import BalanceTooSmall, PostedOtherwise, post
from prakerja.ledger.post_set import post_set
from prakerja.ledger.posting import Leg, NoPosting, Posting, posting_id
from tests.ledger.test_post import RESERVE, balance, due, training

pytestmark = [pytest.mark.django_db, pytest.mark.unfunded]

ACT: Final = "cards.award"
ANA, BUDI, CITRA = (UUID(int=(1 << 64) + number) for number in range(3))

#: Whose it is, what the posting is about, its legs.
type Given = tuple[UUID, Sequence[object], Sequence[Leg]]


def rows_of(postings: Iterable[Given]) -> str:
    """As SQL says them; every value here is ours."""
    legs = [
        f"('{owner}'::uuid, ARRAY[{', '.join(f"'{part}'" for part in about)}]::text[], {number},"
        f" {leg.debit.kind.value}, '{leg.debit.of}'::uuid, {leg.credit.kind.value}, '{leg.credit.of}'::uuid,"
        f" {int(leg.amount)}::bigint)"
        for owner, about, legs in postings
        for number, leg in enumerate(legs, start=1)
    ]
    return f"SELECT * FROM (VALUES {', '.join(legs)}) AS given ({COLUMNS})"


COLUMNS: Final = "owner_id, subject, leg, debit, debit_of, credit, credit_of, amount"


def write(now: datetime, *postings: Given, act: str = ACT, **more: Any) -> int:
    return write_rows(now, rows_of(postings), act=act, **more)


def write_rows(now: datetime, rows: str, *, act: str = ACT, **more: Any) -> int:
    return post_set(rows=rows, act=act, year=2020, wave=11, happened_at=now, posted_at=now, reason="", **more)


def award(to: UUID, amount: int = 1_000_000) -> Given:
    return (to, [to, 11], [Leg(RESERVE, training(to), Rupiah(amount))])


def take_back(of: UUID, amount: int) -> Given:
    return (of, [of, 11], [Leg(training(of), RESERVE, Rupiah(amount))])


def books() -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    transfers = Transfer.objects.values_list(
        *("owner_id", "posting_id", "leg", "act", "debit", "debit_of", "credit", "credit_of", "amount", "year", "wave"),
        *("happened_at", "posted_at", "corrects", "closes", "held_until", "reason"),
    )
    return set(transfers), set(Balance.objects.values_list("of", "kind", "amount"))


def test_a_wave_is_awarded_in_one_set(now: datetime) -> None:
    assert write(now, award(ANA), award(BUDI), award(CITRA)) == 3
    assert [balance(training(one)) for one in (ANA, BUDI, CITRA)] == [1_000_000] * 3
    assert balance(RESERVE) is None


def test_a_set_twice_stands_there_once(now: datetime) -> None:
    write(now, award(ANA), award(BUDI))
    before = books()
    assert write(now, award(ANA), award(BUDI)) == 0
    assert books() == before


def test_a_set_that_was_cut_short_goes_on(now: datetime) -> None:
    write(now, award(ANA))
    assert write(now, award(ANA), award(BUDI)) == 1
    assert [balance(training(one)) for one in (ANA, BUDI)] == [1_000_000] * 2


def test_where_one_balance_is_too_small_nobody_is_taken_anything(now: datetime) -> None:
    write(now, award(ANA), award(BUDI, 500))
    before = books()
    with pytest.raises(BalanceTooSmall), savepoint():
        write(now, take_back(ANA, 1_000_000), take_back(BUDI, 501), act="cards.revoke")
    assert books() == before


def test_nothing_is_taken_from_who_never_had_anything(now: datetime) -> None:
    write(now, award(ANA))
    before = books()
    with pytest.raises(BalanceTooSmall), savepoint():
        write(now, take_back(ANA, 1), take_back(CITRA, 1), act="cards.revoke")
    assert books() == before


def test_a_posting_that_stands_there_otherwise_refuses_the_set(now: datetime) -> None:
    write(now, award(ANA))
    before = books()
    with pytest.raises(PostedOtherwise), savepoint():
        write(now, award(ANA, 999), award(BUDI))
    assert books() == before


def test_no_leg_is_added_to_a_posting_that_stands_there(now: datetime) -> None:
    write(now, award(ANA))
    before = books()
    owner, about, legs = award(ANA)
    with pytest.raises(PostedOtherwise), savepoint():
        write(now, (owner, about, [*legs, Leg(RESERVE, due(ANA), Rupiah(5))]), award(BUDI))
    assert books() == before


@pytest.mark.parametrize("amount", ["1.5", "1.0::numeric", "0::bigint", "-1::bigint", "NULL::bigint", "2e0::float8"])
def test_an_amount_that_is_none_refuses_the_set(now: datetime, amount: str) -> None:
    rows = rows_of([award(ANA, 1)]).replace("1::bigint", amount)
    with pytest.raises(NoPosting), savepoint():
        write_rows(now, rows)
    assert books() == (set(), set())


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (f" 3, '{RESERVE.of}'", f" 99, '{RESERVE.of}'"),
        (f" 3, '{RESERVE.of}'", f" 3, '{BUDI}'"),
        (f" 3, '{RESERVE.of}'", f" 10, '{ANA}'"),
        (", 1, 3", ", 2, 3"),
        (", 1, 3", ", 0, 3"),
        (f"'{ANA}', '11'", "NULL"),
    ],
    ids=["unknown kind", "a wave that is somebody", "the same on both sides", "leg 2 alone", "leg 0", "about nothing"],
)
def test_wrong_rows_refuse_the_set(now: datetime, wrong: str, right: str) -> None:
    rows = rows_of([award(ANA)])
    assert wrong in rows
    with pytest.raises(NoPosting), savepoint():
        write_rows(now, rows.replace(wrong, right))
    assert books() == (set(), set())


def test_more_than_can_be_counted_refuses_the_set(now: datetime) -> None:
    largest = 2**63 - 1
    write(now, award(ANA, largest))
    before = books()
    with pytest.raises(NoPosting), savepoint():
        write(now, award(ANA, 1), award(BUDI), act="cards.extend")
    assert books() == before


def test_rows_may_stand_in_a_query_with_values(now: datetime) -> None:
    rows = f"SELECT * FROM ({rows_of([award(ANA), award(BUDI)])}) AS all_of_them WHERE owner_id = %(only)s"
    assert write_rows(now, rows, values={"only": BUDI}) == 1
    assert (balance(training(ANA)), balance(training(BUDI))) == (None, 1_000_000)


def test_of_no_rows_nothing_becomes_true(now: datetime) -> None:
    assert write_rows(now, f"{rows_of([award(ANA)])} WHERE false") == 0
    assert books() == (set(), set())


@pytest.mark.django_db(transaction=True)
def test_outside_a_unit_of_work_no_set_is_posted(now: datetime) -> None:
    with pytest.raises(RuntimeError, match="unit of work"):
        write(now, award(ANA))
    assert books() == (set(), set())


_PARTS = st.one_of(
    st.uuids(),
    st.integers(min_value=-(2**63), max_value=2**63 - 1),
    st.text(st.characters(exclude_characters="'\\\0%", exclude_categories=["Cs"])),
)


@given(
    st.lists(
        st.lists(_PARTS, min_size=1, max_size=4),
        min_size=1,
        max_size=5,
        unique_by=lambda parts: "\x1f".join(map(str, parts)),
    )
)
def test_a_posting_has_the_same_id_in_a_set_and_alone(subjects: list[list[object]]) -> None:
    now = datetime.fromisoformat("2020-04-20T09:00:00+07:00")
    with transaction.atomic():
        write(now, *((ANA, about, [Leg(RESERVE, training(ANA), Rupiah(1))]) for about in subjects))
        there = set(Transfer.objects.values_list("posting_id", flat=True))
        transaction.set_rollback(True)
    assert there == {posting_id(ACT, *about) for about in subjects}


_PEOPLE = st.sampled_from([ANA, BUDI, CITRA])
_ACCOUNTS = st.one_of(
    st.builds(
        Account, st.sampled_from([AccountKind.TRAINING_BALANCE, AccountKind.INCENTIVE_DUE, AccountKind.CLAIM]), _PEOPLE
    ),
    st.sampled_from([RESERVE, of_number(AccountKind.TREASURY, 2020)]),
)
_LEGS = st.tuples(_ACCOUNTS, _ACCOUNTS, st.integers(1, 5)).filter(lambda leg: leg[0] != leg[1])
_POSTINGS = st.lists(
    st.tuples(_PEOPLE, st.integers(1, 9), st.lists(_LEGS, min_size=1, max_size=3)),
    max_size=6,
    unique_by=lambda one: one[:2],
)


@given(before=_POSTINGS, postings=_POSTINGS)
def test_the_books_are_the_same_as_if_each_had_been_posted_alone(before: list[Any], postings: list[Any]) -> None:
    """A set that is refused as a whole may hold some that alone would be allowed, or in another order."""
    now = datetime.fromisoformat("2020-04-20T09:00:00+07:00")
    given = [
        (owner, [about], [Leg(debit, credit, Rupiah(n)) for debit, credit, n in legs])
        for owner, about, legs in postings
    ]
    already = [
        (owner, ["before", about], [Leg(debit, credit, Rupiah(n)) for debit, credit, n in legs])
        for owner, about, legs in before
    ]
    opening = [
        (one, ["opening"], [Leg(RESERVE, training(one), Rupiah(5)), Leg(RESERVE, due(one), Rupiah(5))])
        for one in (ANA, BUDI, CITRA)
    ]
    with transaction.atomic():
        write(now, *opening)
        alone = _each_alone(now, [*already, *given])
        together = _in_sets(now, already, given)
        transaction.set_rollback(True)
    assert alone is None or together == alone


def _each_alone(now: datetime, postings: Sequence[Any]) -> Any:
    with transaction.atomic():
        try:
            with savepoint():
                for owner, about, legs in postings:
                    named = Posting(posting_id(ACT, *about), owner, ACT, 2020, tuple(legs), now, now, wave=11)
                    post(named)
                return books()
        except BalanceTooSmall:
            return None
        finally:
            transaction.set_rollback(True)


def _in_sets(now: datetime, *sets: Sequence[Any]) -> Any:
    with transaction.atomic():
        try:
            with savepoint():
                for one in sets:
                    if one:
                        write(now, *one)
                return books()
        except BalanceTooSmall:
            return None
        finally:
            transaction.set_rollback(True)
