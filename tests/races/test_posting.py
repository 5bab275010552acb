"""Money moves between the same accounts at the same moment: nobody waits crosswise, and nothing is lost or made."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

import pytest
from django.db.models import Sum

from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.close_hold import post_held, void_held
from prakerja.ledger.correct import correct
from prakerja.ledger.models import Balance, OpenHold, Transfer
from prakerja.ledger.post import BalanceTooSmall, ClosedAlready, post
from prakerja.ledger.post_set import post_set
from prakerja.ledger.posting import Leg, posting_id
from prakerja.ledger.prove import prove
from prakerja.ledger.take_sums import take_sums
from tests.ledger.test_wrong_postings import HELD, by_holding
from tests.situations.at_once import all_at_once
from tests.situations.ledger import INSTITUTION, TREASURY, WAVE, YEAR, a_posting, awarded, training

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE: Final = [UUID(int=(1 << 64) + number) for number in range(6)]
ANA, BUDI = PEOPLE[0], PEOPLE[1]


def in_a_unit_of_work[T](do: Callable[[], T]) -> T:
    with unit_of_work(by=Actor.system("test")):
        return do()


def furnish(now: datetime, *people: UUID) -> None:
    for one in people:
        in_a_unit_of_work(partial(awarded, now=now, owner_id=one))


def due(of: UUID) -> Account:
    return Account(AccountKind.INCENTIVE_DUE, of)


def moved(now: datetime, legs: list[Leg], about: object) -> bool:
    return in_a_unit_of_work(lambda: post(a_posting("test.move", *legs, owner_id=ANA, about=about, now=now, wave=WAVE)))


def moved_as_set(now: datetime, sides: list[tuple[Account, Account]], about: int) -> int:
    legs = ", ".join(
        f"('{debit.of}'::uuid, ARRAY['set', '{about}', '{number}'], 1, {debit.kind.value}, '{debit.of}'::uuid,"
        f" {credit.kind.value}, '{credit.of}'::uuid, 1::bigint)"
        for number, (debit, credit) in enumerate(sides)
    )
    rows = f"VALUES {legs}"
    named = f"SELECT * FROM ({rows}) AS given (owner_id, subject, leg, debit, debit_of, credit, credit_of, amount)"
    write = partial(post_set, rows=named, act="test.move", year=YEAR, wave=WAVE, reason="")
    return in_a_unit_of_work(lambda: write(happened_at=now, posted_at=now))


def the_books_are_right() -> bool:
    return in_a_unit_of_work(lambda: prove(known={})).faults == ()


def test_two_who_pay_each_other_never_wait_crosswise(now: datetime) -> None:
    furnish(now, ANA, BUDI)
    there = [Leg(training(ANA), training(BUDI), Rupiah(1)), Leg(due(BUDI), due(ANA), Rupiah(1))]
    back = [Leg(training(BUDI), training(ANA), Rupiah(1)), Leg(due(ANA), due(BUDI), Rupiah(1))]
    moved(now, [Leg(training(one), due(one), Rupiah(50)) for one in (ANA, BUDI)], "first")
    doings = [partial(_many, now, there if number % 2 else back, number) for number in range(8)]
    assert all(all_at_once(doings))
    assert Transfer.objects.filter(act="test.move").count() == 2 + 8 * 10 * 2


def _many(now: datetime, legs: list[Leg], who: int) -> bool:
    return all(moved(now, legs, f"{who}:{number}") for number in range(10))


def test_accounts_that_many_open_at_once_hold_what_each_brought(now: datetime) -> None:
    """None of them exists, some open them in one order and some in the other, one by one and as sets."""
    furnish(now, *PEOPLE)
    pairs = [(training(one), due(one)) for one in PEOPLE]
    alone = [partial(moved, now, [Leg(*pair, Rupiah(1)) for pair in pairs[::way]], way) for way in (1, -1)]
    sets = [partial(moved_as_set, now, pairs[::way], way) for way in (1, -1)]
    doings: list[Callable[[], int]] = [*alone, *sets]
    assert all(all_at_once(doings))
    assert set(Balance.objects.filter(kind=AccountKind.INCENTIVE_DUE).values_list("amount", flat=True)) == {4}


@pytest.mark.parametrize("into", [AccountKind.INCENTIVE_DUE, AccountKind.INCENTIVE_RESERVE])
def test_a_balance_that_many_begin_at_once_holds_what_each_brought(now: datetime, into: AccountKind) -> None:
    """Of two balances of one person one is there and moves; the other somebody opens while the others look."""
    furnish(now, *PEOPLE)
    before = dict(Balance.objects.filter(kind=into).values_list("of", "amount"))
    sides = [[Leg(training(one), Account(into, one), Rupiah(1))] for one in PEOPLE]

    def each_person(who: int) -> bool:
        return all(moved(now, legs, (who, number)) for number, legs in enumerate(sides))

    assert all(all_at_once([partial(each_person, who) for who in range(6)]))
    after = dict(Balance.objects.filter(kind=into).values_list("of", "amount"))
    assert after == {one: before.get(one, 0) + 6 for one in PEOPLE}
    assert {balance_of(training(one)) for one in PEOPLE} == {Rupiah(999_994)}


def test_the_same_posting_at_once_is_one(now: datetime) -> None:
    furnish(now, ANA)
    one = [Leg(training(ANA), due(ANA), Rupiah(1))]
    assert sorted(all_at_once([partial(moved, now, one, 1)] * 8)) == [False] * 7 + [True]


def test_the_same_set_at_once_is_one(now: datetime) -> None:
    furnish(now, *PEOPLE)
    pairs = [(training(one), due(one)) for one in PEOPLE]
    assert sorted(all_at_once([partial(moved_as_set, now, pairs, 1)] * 6)) == [0] * 5 + [len(PEOPLE)]


def test_of_many_who_spend_the_same_money_one_does(now: datetime) -> None:
    furnish(now, ANA)
    all_of_it = [Leg(training(ANA), due(ANA), Rupiah(1_000_000))]

    def spent(about: int) -> bool:
        try:
            return moved(now, all_of_it, about)
        except BalanceTooSmall:
            return False

    assert all_at_once([partial(spent, about) for about in range(8)]).count(True) == 1
    assert balance_of(training(ANA)) == Rupiah(0)


def test_of_many_who_close_what_is_held_one_does(now: datetime) -> None:
    furnish(now, ANA)
    in_a_unit_of_work(lambda: by_holding(now))
    pay = partial(post_held, owner_id=ANA, hold_id=HELD, to=INSTITUTION, act="test.pay", now=now)
    void = partial(void_held, owner_id=ANA, hold_id=HELD, act="test.void", now=now)

    def closed(how: Callable[[], bool]) -> bool:
        try:
            return in_a_unit_of_work(how)
        except ClosedAlready:
            return False

    assert all_at_once([partial(closed, how) for how in [pay, void] * 4]).count(True) == 1
    assert the_books_are_right()


def test_sums_that_two_take_at_once_while_money_moves_are_right(now: datetime) -> None:
    furnish(now, ANA)

    def granted(about: int) -> bool:
        return moved(now, [Leg(training(ANA), TREASURY, Rupiah(1))], about)

    for round_ in range(4):
        movers: list[Callable[[], int]] = [partial(granted, round_ * 10 + number) for number in range(4)]
        summers: list[Callable[[], int]] = [partial(in_a_unit_of_work, take_sums)] * 2
        all_at_once([*summers, *movers])
    assert the_books_are_right()
    assert Transfer.objects.filter(act="test.move").aggregate(all=Sum("amount"))["all"] == 16


VERBS_OUTSIDE: Final[dict[str, Callable[[datetime], object]]] = {
    "hold": lambda now: by_holding(now, amount=1),
    "post": lambda now: post(
        a_posting("test.move", Leg(training(ANA), due(ANA), Rupiah(1)), owner_id=ANA, about=1, now=now, wave=WAVE)
    ),
    "post_held": lambda now: post_held(owner_id=ANA, hold_id=HELD, to=INSTITUTION, act="test.pay", now=now),
    "void_held": lambda now: void_held(owner_id=ANA, hold_id=HELD, act="test.void", now=now),
    "correct": lambda now: correct(owner_id=ANA, wrong=posting_id("test.pre", ANA, 1), reason="mistyped", now=now),
}


@pytest.mark.parametrize("verb", VERBS_OUTSIDE)
def test_no_verb_moves_money_outside_a_unit_of_work(now: datetime, verb: str) -> None:
    furnish(now, ANA)
    in_a_unit_of_work(lambda: by_holding(now))
    leg = Leg(training(ANA), due(ANA), Rupiah(1))
    in_a_unit_of_work(lambda: post(a_posting("test.pre", leg, owner_id=ANA, about=1, now=now, wave=WAVE)))
    before = (Transfer.objects.count(), OpenHold.objects.count(), list(Balance.objects.values_list("pk", "amount")))
    with pytest.raises(RuntimeError, match="unit of work"):
        VERBS_OUTSIDE[verb](now)
    after = (Transfer.objects.count(), OpenHold.objects.count(), list(Balance.objects.values_list("pk", "amount")))
    assert after == before
