"""Every verb of the ledger with whatever is wrong: refused, told what is wrong, and nothing changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

import pytest

from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import NotAnAmount, Rupiah
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.balances import balance_of, sums_of
from prakerja.ledger.chart import Account, AccountKind, NotInChart, of_number
from prakerja.ledger.close_hold import NotHeld, post_held, void_held
from prakerja.ledger.correct import NotInBooks, correct
from prakerja.ledger.hold import HeldOtherwise, Hold, hold
from prakerja.ledger.models import Balance, OpenHold, Transfer
from prakerja.ledger.post import BalanceTooSmall, ClosedAlready, PostedOtherwise, post
from prakerja.ledger.post_set import post_set
from prakerja.ledger.posting import Leg, NoPosting, posting_id
from prakerja.ledger.prove import prove
from prakerja.ledger.transfers_of import transfers_of
from tests.situations.broken import undone
from tests.situations.ledger import INSTITUTION, RESERVE, TREASURY, WAVE, YEAR, a_posting, awarded, training

pytestmark = pytest.mark.django_db

ANA, BUDI = (UUID(int=(1 << 64) + number) for number in range(2))
NOBODY: Final = Account(AccountKind.TREASURY, ANA)
#: `AccountKind(99)` is none; a number that was read from somewhere may be.
_NO_KIND: Any = 99
UNKNOWN: Final = Account(_NO_KIND, ANA)
_OUT_OF_RANGE: Any = 2**40
OUT_OF_RANGE: Final = Account(_OUT_OF_RANGE, ANA)
MINE: Final = training(ANA)
DUE: Final = Account(AccountKind.INCENTIVE_DUE, ANA)
LARGEST: Final = 2**63 - 1

type Verb = Callable[..., object]


def by_posting(now: datetime, *, source: Account = MINE, to: Account = DUE, amount: Any = 250_000) -> object:
    return post(a_posting("test.move", Leg(source, to, Rupiah(amount)), owner_id=ANA, about=1, now=now, wave=WAVE))


def by_set(now: datetime, *, source: Account = MINE, to: Account = DUE, amount: Any = 250_000) -> object:
    """With values of its own types: what a `Leg` would refuse, SQL says all the same."""
    rows = (
        f"SELECT '{ANA}'::uuid AS owner_id, ARRAY['{ANA}', '1'] AS subject, 1 AS leg, {int(source.kind)} AS debit,"
        f" '{source.of}'::uuid AS debit_of, {int(to.kind)} AS credit, '{to.of}'::uuid AS credit_of, {amount} AS amount"
    )
    return post_set(rows=rows, act="test.move", year=YEAR, wave=WAVE, happened_at=now, posted_at=now, reason="")


def by_holding(now: datetime, *, source: Account = MINE, amount: Any = 250_000, about: int = 1) -> object:
    until = now + timedelta(minutes=15)
    named = posting_id("test.hold", ANA) if about == 1 else posting_id("test.hold", ANA, about)
    return hold(Hold(named, "test.hold", source, Rupiah(amount), until, YEAR, WAVE, now), now=now)


VERBS: Final[dict[str, Verb]] = {"post": by_posting, "post_set": by_set, "hold": by_holding}
AMOUNTS: Final = [0, -1, 1.5, 2**63, 2**70, "NULL"]
#: What is no account to take from, or none to bring to.
SOURCES: Final = {
    "a treasury that is somebody": NOBODY,
    "an account that is none": UNKNOWN,
    "a number of no kind at all": OUT_OF_RANGE,
    "one that never held anything": training(BUDI),
}
TARGETS: Final = {
    "a treasury that is somebody": NOBODY,
    "an account that is none": UNKNOWN,
    "a number of no kind at all": OUT_OF_RANGE,
    "the same": training(ANA),
}
REFUSALS: Final = (NoPosting, NotAnAmount, Refused)


def books() -> tuple[list[Any], list[Any], list[Any]]:
    return (
        sorted(Transfer.objects.values_list("owner_id", "posting_id", "leg", "amount")),
        sorted(Balance.objects.values_list("of", "kind", "amount")),
        sorted(OpenHold.objects.values_list("owner_id", "posting_id")),
    )


def refuses(do: Callable[[], object], *refusals: type[Exception]) -> None:
    before = books()
    with pytest.raises(refusals or REFUSALS) as refused, savepoint():
        do()
    assert str(refused.value) or isinstance(refused.value, Refused)
    assert books() == before


@pytest.fixture(autouse=True)
def _somebody_has_a_card(now: datetime) -> None:
    awarded(now=now, owner_id=ANA)


@pytest.mark.parametrize("amount", AMOUNTS, ids=str)
@pytest.mark.parametrize("verb", VERBS)
def test_an_amount_that_is_none_is_refused(now: datetime, verb: str, amount: object) -> None:
    refuses(lambda: VERBS[verb](now, amount=amount))


def test_a_number_that_is_no_kind_makes_none() -> None:
    with pytest.raises(ValueError, match="99"):
        AccountKind(99)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("verb", VERBS)
def test_nothing_is_taken_from_what_is_no_such_account(now: datetime, verb: str, source: str) -> None:
    refuses(lambda: VERBS[verb](now, source=SOURCES[source]))


@pytest.mark.parametrize("to", TARGETS)
@pytest.mark.parametrize("verb", ["post", "post_set"])
def test_nothing_is_brought_to_what_is_no_such_account(now: datetime, verb: str, to: str) -> None:
    refuses(lambda: VERBS[verb](now, to=TARGETS[to]))


@pytest.mark.parametrize("verb", VERBS)
def test_more_than_there_is_is_refused(now: datetime, verb: str) -> None:
    refuses(lambda: VERBS[verb](now, amount=1_000_001), BalanceTooSmall)


@pytest.mark.parametrize("verb", VERBS)
def test_what_was_read_before_somebody_else_spent_it_is_refused(now: datetime, verb: str) -> None:
    """A stale read: the whole balance, as a page showed it."""
    shown = Balance.objects.get(of=ANA, kind=AccountKind.TRAINING_BALANCE).amount
    post(a_posting("test.other", Leg(training(ANA), RESERVE, Rupiah(1)), owner_id=ANA, about=2, now=now, wave=WAVE))
    refuses(lambda: VERBS[verb](now, amount=shown), BalanceTooSmall)


@pytest.mark.parametrize("verb", VERBS)
def test_sent_twice_it_is_done_once(now: datetime, verb: str) -> None:
    assert VERBS[verb](now)
    before = books()
    assert not VERBS[verb](now)
    assert books() == before


@pytest.mark.parametrize("verb", VERBS)
def test_sent_twice_with_another_amount_it_is_refused(now: datetime, verb: str) -> None:
    assert VERBS[verb](now)
    refuses(lambda: VERBS[verb](now, amount=250_001), PostedOtherwise, HeldOtherwise)


@pytest.mark.parametrize(
    "more", [{"year": 2021}, {"wave": 12}, {"wave": None}], ids=["another year", "another wave", "no wave"]
)
def test_sent_twice_for_other_money_it_is_refused(now: datetime, more: dict[str, Any]) -> None:
    one = a_posting("test.move", Leg(training(ANA), DUE, Rupiah(5)), owner_id=ANA, about=1, now=now, wave=WAVE)
    assert post(one)
    refuses(lambda: post(replace(one, **more)), PostedOtherwise)


def test_legs_are_neither_added_to_a_posting_nor_left_out(now: datetime) -> None:
    first, second = Leg(training(ANA), DUE, Rupiah(5)), Leg(training(ANA), DUE, Rupiah(6))
    one = a_posting("test.move", first, owner_id=ANA, about=1, now=now, wave=WAVE)
    two = a_posting("test.other", first, second, owner_id=ANA, about=1, now=now, wave=WAVE)
    assert post(one)
    assert post(two)
    refuses(lambda: post(replace(one, legs=(first, second))), PostedOtherwise)
    refuses(lambda: post(replace(two, legs=(first,))), PostedOtherwise)
    refuses(lambda: post(replace(two, legs=(second, first))), PostedOtherwise)


@pytest.mark.forges_books
@pytest.mark.parametrize("kind", [AccountKind.TRAINING_BALANCE, AccountKind.INCENTIVE_RESERVE])
def test_a_balance_that_would_be_more_than_can_be_counted_is_refused(now: datetime, kind: AccountKind) -> None:
    full = Leg(TREASURY, Account(kind, BUDI), Rupiah(LARGEST))
    assert post(a_posting("test.fill", full, owner_id=BUDI, about=1, now=now))
    refuses(lambda: post(a_posting("test.fill", replace(full, amount=Rupiah(1)), owner_id=BUDI, about=2, now=now)))


CLOSINGS: Final[dict[str, Callable[[datetime, UUID], object]]] = {
    "post_held": lambda now, hold_id: post_held(owner_id=ANA, hold_id=hold_id, to=INSTITUTION, act="test.pay", now=now),
    "void_held": lambda now, hold_id: void_held(owner_id=ANA, hold_id=hold_id, act="test.void", now=now),
}
HELD: Final = posting_id("test.hold", ANA)


@pytest.mark.parametrize("closing", CLOSINGS)
def test_what_was_never_held_is_not_closed(now: datetime, closing: str) -> None:
    by_posting(now)
    refuses(lambda: CLOSINGS[closing](now, posting_id("test.move", ANA, 1)), NotHeld)
    refuses(lambda: CLOSINGS[closing](now, BUDI), NotHeld)


@pytest.mark.parametrize(("first", "then"), [("post_held", "void_held"), ("void_held", "post_held")])
def test_what_is_held_is_closed_once_and_in_one_way(now: datetime, first: str, then: str) -> None:
    by_holding(now)
    assert CLOSINGS[first](now, HELD)
    before = books()
    assert not CLOSINGS[first](now, HELD)
    assert books() == before
    refuses(lambda: CLOSINGS[then](now, HELD), ClosedAlready)


@pytest.mark.parametrize("to", [NOBODY, UNKNOWN, OUT_OF_RANGE, Account(AccountKind.HELD, BUDI)], ids=str)
def test_what_is_held_does_not_go_where_nobody_is(now: datetime, to: Account) -> None:
    by_holding(now)
    refuses(lambda: post_held(owner_id=ANA, hold_id=HELD, to=to, act="test.pay", now=now))


def accounts() -> list[Account]:
    """One of each kind, of somebody and of a number; and what is none."""
    mine = [Account(kind, ANA) for kind in AccountKind]
    numbered = [of_number(kind, YEAR) for kind in AccountKind]
    plain: Any = 10
    text: Any = str(ANA)
    return [*mine, *numbered, UNKNOWN, OUT_OF_RANGE, Account(plain, ANA), Account(AccountKind.TREASURY, text)]


def everything_with(account: Account, now: datetime) -> list[Callable[[], object]]:
    """Every verb that an account can be named to."""
    return [
        partial(post_held, owner_id=ANA, hold_id=HELD, to=account, act="test.pay", now=now),
        partial(by_holding, now, source=account, about=2),
        *(partial(verb, now, source=account) for verb in (by_posting, by_set)),
        *(partial(verb, now, to=account) for verb in (by_posting, by_set)),
    ]


def named(do: Callable[[], object]) -> bool:
    """Whether anything is done; what is not is refused by name."""
    before = books()
    try:
        with savepoint():
            do()
    except REFUSALS:
        return books() != before
    return True


def test_whatever_account_a_verb_is_given_it_is_done_or_refused_by_name(now: datetime) -> None:
    by_holding(now)
    done = tried = 0
    for account in accounts():
        for do in everything_with(account, now):
            with undone():
                done += named(do)
            tried += 1
    assert 10 < done < tried - 60
    assert prove(known={}).faults == ()


def test_what_is_read_of_no_account_is_refused_by_name() -> None:
    for account in (UNKNOWN, OUT_OF_RANGE):
        for read in (balance_of, sums_of, partial(transfers_of, after="", limit=5)):
            with pytest.raises(NotInChart, match="no account of the chart"):
                read(account)


def test_what_no_act_writes_is_told_by_the_constraint_that_it_runs_against(now: datetime) -> None:
    """A second correction under another name, and money that lies in what is held and waits for nobody."""
    by_posting(now)
    wrong = posting_id("test.move", ANA, 1)
    assert correct(owner_id=ANA, wrong=wrong, reason="mistyped", now=now)
    again = a_posting("test.again", Leg(DUE, MINE, Rupiah(1)), owner_id=ANA, about=1, now=now, wave=WAVE)
    with pytest.raises(NoPosting, match="a_posting_is_corrected_once"), savepoint():
        post(replace(again, corrects=wrong))
    waits = Leg(MINE, Account(AccountKind.HELD, ANA), Rupiah(1))
    with pytest.raises(NoPosting, match="what_waits_is_held"), savepoint():
        post(replace(again, legs=(waits,)))


def test_what_is_not_in_the_books_is_not_corrected(now: datetime) -> None:
    refuses(lambda: correct(owner_id=ANA, wrong=BUDI, reason="mistyped", now=now), NotInBooks)


def test_what_was_corrected_is_not_corrected_again(now: datetime) -> None:
    by_posting(now)
    assert correct(owner_id=ANA, wrong=posting_id("test.move", ANA, 1), reason="mistyped", now=now)
    before = books()
    assert not correct(owner_id=ANA, wrong=posting_id("test.move", ANA, 1), reason="mistyped", now=now)
    assert books() == before


def test_what_was_spent_since_is_not_corrected(now: datetime) -> None:
    by_posting(now)
    post(a_posting("test.spend", Leg(DUE, RESERVE, Rupiah(1)), owner_id=ANA, about=1, now=now, wave=WAVE))
    wrong = posting_id("test.move", ANA, 1)
    refuses(lambda: correct(owner_id=ANA, wrong=wrong, reason="mistyped", now=now), BalanceTooSmall)
