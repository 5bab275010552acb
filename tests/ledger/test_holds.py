"""Money that waits is closed once, with exactly its amount: where it was meant to go, or where it came from."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError

from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.close_hold import HoldOver, NotHeld, post_held, void_held
from prakerja.ledger.expire_hold import expire_hold, holds_that_are_over
from prakerja.ledger.hold import HeldOtherwise, Hold, hold, hold_together
from prakerja.ledger.models import Balance, OpenHold, Transfer
from prakerja.ledger.post import BalanceTooSmall, ClosedAlready, post
from prakerja.ledger.posting import Leg, NoPosting, Posting, posting_id
from tests.situations.broken import StatementLost, writing
from tests.situations.ledger import INSTITUTION, WAVE, YEAR, a_hold, awarded, in_hold, something_held, training

pytestmark = pytest.mark.django_db
THE_CLOCK = Actor.system("ledger.expire_hold")


def balances(of: UUID) -> tuple[int, int]:
    """For training, and held."""
    kept = dict(Balance.objects.filter(of=of).values_list("kind", "amount"))
    return kept.get(AccountKind.TRAINING_BALANCE, 0), kept.get(AccountKind.HELD, 0)


def paying(held: Hold, *, now: datetime, to: Account = INSTITUTION) -> bool:
    return post_held(owner_id=held.source.of, hold_id=held.id, to=to, act="training.commit", now=now)


def voiding(held: Hold, *, now: datetime) -> bool:
    return void_held(owner_id=held.source.of, hold_id=held.id, act="training.void", now=now)


def expiring(held: Hold, *, now: datetime) -> bool:
    row = OpenHold(owner_id=held.source.of, posting_id=held.id, held_until=held.until)
    return expire_hold(row, by=THE_CLOCK, now=now)


def test_what_is_held_has_left_its_account_and_is_nobody_elses(now: datetime) -> None:
    held = something_held(now=now)
    assert balances(held.source.of) == (750_000, 250_000)


def test_holding_twice_is_holding_once(now: datetime) -> None:
    held = something_held(now=now)
    assert not hold(held, now=now)
    assert balances(held.source.of) == (750_000, 250_000)


def test_holding_another_amount_under_the_same_name_is_refused(now: datetime) -> None:
    held = something_held(now=now)
    with pytest.raises(HeldOtherwise):
        hold(a_hold(held.source.of, now=now, amount=250_001), now=now)
    assert balances(held.source.of) == (750_000, 250_000)


def test_more_than_there_is_cannot_be_held(now: datetime) -> None:
    who = awarded(now=now)
    with pytest.raises(BalanceTooSmall), savepoint():
        hold(a_hold(who, now=now, amount=1_000_001), now=now)
    assert (balances(who), OpenHold.objects.count()) == ((1_000_000, 0), 0)


def test_what_is_held_together_stands_in_the_books_as_if_each_had_been_held_alone(now: datetime) -> None:
    who = awarded(now=now)
    both = [a_hold(who, now=now, amount=200_000), a_hold(who, now=now, amount=50_000, about=2)]
    assert hold_together(both, now=now)
    assert balances(who) == (750_000, 250_000)
    assert set(OpenHold.objects.values_list("posting_id", flat=True)) == {one.id for one in both}
    assert not hold_together(both, now=now)
    assert [hold(one, now=now) for one in both] == [False, False]
    assert balances(who) == (750_000, 250_000)


def test_together_all_is_held_or_nothing(now: datetime) -> None:
    who = awarded(now=now)
    one, other = a_hold(who, now=now, amount=900_000), a_hold(who, now=now, amount=100_001, about=2)
    with pytest.raises(BalanceTooSmall), savepoint():
        hold_together([one, other], now=now)
    assert (balances(who), OpenHold.objects.count()) == ((1_000_000, 0), 0)
    hold(one, now=now)
    with pytest.raises(HeldOtherwise), savepoint():
        hold_together([one, a_hold(who, now=now, amount=5, about=3)], now=now)
    assert (balances(who), OpenHold.objects.count()) == ((100_000, 900_000), 1)


def test_what_is_unlike_is_not_held_together(now: datetime) -> None:
    who = awarded(now=now)
    with pytest.raises(NoPosting):
        hold_together([a_hold(who, now=now), a_hold(who, now=now, about=2, minutes=16)], now=now)


def test_what_is_posted_goes_where_it_was_meant(now: datetime) -> None:
    held = something_held(now=now)
    assert paying(held, now=now)
    assert balances(held.source.of) == (750_000, 0)
    row = Transfer.objects.get(closes=held.id)
    assert (row.credit, row.credit_of, row.amount) == (INSTITUTION.kind, INSTITUTION.of, 250_000)
    assert (row.year, row.wave) == (YEAR, WAVE)


def test_what_is_voided_is_back_where_it_came_from(now: datetime) -> None:
    held = something_held(now=now)
    assert voiding(held, now=now)
    assert balances(held.source.of) == (1_000_000, 0)


def test_closing_twice_by_the_same_act_is_closing_once(now: datetime) -> None:
    held = something_held(now=now)
    assert paying(held, now=now)
    assert not paying(held, now=now)
    assert not paying(held, now=held.until + timedelta(days=1))
    assert Transfer.objects.filter(closes=held.id).count() == 1


@pytest.mark.parametrize(("first", "second"), [(paying, voiding), (voiding, paying), (expiring, voiding)])
def test_what_is_closed_is_not_closed_by_another_act(
    first: Callable[..., bool], second: Callable[..., bool], now: datetime
) -> None:
    held = something_held(now=now)
    assert first(held, now=held.until if first is expiring else now)
    before = balances(held.source.of)
    with pytest.raises(ClosedAlready):
        second(held, now=now)
    assert balances(held.source.of) == before


def test_what_was_posted_to_one_is_not_posted_to_another(now: datetime) -> None:
    held = something_held(now=now)
    paying(held, now=now)
    with pytest.raises(ClosedAlready):
        paying(held, now=now, to=Account(AccountKind.PAYABLE, uuid4()))


def test_an_answer_in_the_very_moment_of_the_end_comes_too_late(now: datetime) -> None:
    held = something_held(now=now)
    with pytest.raises(HoldOver):
        paying(held, now=held.until)
    assert balances(held.source.of) == (750_000, 250_000)
    assert expiring(held, now=held.until)
    assert balances(held.source.of) == (1_000_000, 0)


def test_an_answer_in_the_last_moment_before_it_is_in_time(now: datetime) -> None:
    held = something_held(now=now)
    last = held.until - timedelta(microseconds=1)
    assert not expiring(held, now=last)
    assert paying(held, now=last)
    assert not expiring(held, now=held.until)
    assert balances(held.source.of) == (750_000, 0)


def test_one_persons_hold_is_not_closed_in_the_name_of_another(now: datetime) -> None:
    held = something_held(now=now)
    with pytest.raises(NotHeld):
        void_held(owner_id=uuid4(), hold_id=held.id, act="training.void", now=now)


def test_a_posting_that_holds_nothing_is_no_hold(now: datetime) -> None:
    who = awarded(now=now)
    with pytest.raises(NotHeld):
        void_held(owner_id=who, hold_id=posting_id("cards.award", who, WAVE), act="training.void", now=now)


@pytest.mark.parametrize("to", ["its source", "itself"])
def test_what_is_posted_goes_somewhere_else(to: str, now: datetime) -> None:
    held = something_held(now=now)
    with pytest.raises(NoPosting):
        paying(held, now=now, to=held.source if to == "its source" else in_hold(held.source.of))


def test_nothing_is_held_of_what_is_nobodys_in_particular(now: datetime) -> None:
    with pytest.raises(NoPosting):
        Hold(uuid4(), "training.hold", INSTITUTION, Rupiah(1), now + timedelta(days=1), YEAR, None, now)


def test_nothing_is_held_for_no_time(now: datetime) -> None:
    with pytest.raises(NoPosting):
        a_hold(uuid4(), now=now, minutes=0)


def test_all_that_is_over_comes_up_once_in_stretches(now: datetime) -> None:
    who = awarded(now=now)
    for about in range(7):
        hold(a_hold(who, now=now, amount=1_000, about=about, minutes=1 + about // 3), now=now)
    stretches = list(holds_that_are_over(now=now + timedelta(minutes=2), limit=2))
    assert [len(stretch) for stretch in stretches] == [2, 2, 2]
    assert len({one.pk for stretch in stretches for one in stretch}) == 6


def test_when_its_statement_is_lost_nothing_is_held(now: datetime) -> None:
    who = awarded(now=now)
    with writing(lost=1), pytest.raises(StatementLost), savepoint():
        hold(a_hold(who, now=now), now=now)
    assert (balances(who), OpenHold.objects.count()) == ((1_000_000, 0), 0)


def _bare(of: UUID, leg: Leg, *, now: datetime, closes: UUID | None = None, until: datetime | None = None) -> Posting:
    return Posting(
        id=uuid4(),
        owner_id=of,
        act="test.bare",
        year=YEAR,
        legs=(leg,),
        happened_at=now,
        posted_at=now,
        closes=closes,
        held_until=until,
    )


def test_the_database_refuses_what_lies_in_held_and_waits_for_nothing(now: datetime) -> None:
    who = awarded(now=now)
    with pytest.raises(IntegrityError) as refused, savepoint():
        post(_bare(who, Leg(training(who), in_hold(who), Rupiah(5)), now=now))
    assert violates(refused.value, "what_waits_is_held")


def test_the_database_refuses_what_is_held_in_the_name_of_another(now: datetime) -> None:
    who = awarded(now=now)
    leg = Leg(training(who), in_hold(uuid4()), Rupiah(5))
    with pytest.raises(IntegrityError) as refused, savepoint():
        post(_bare(who, leg, now=now, until=now + timedelta(days=1)))
    assert violates(refused.value, "what_waits_is_held")


def test_the_database_refuses_what_leaves_held_and_closes_nothing(now: datetime) -> None:
    held = something_held(now=now)
    leg = Leg(in_hold(held.source.of), INSTITUTION, Rupiah(5))
    with pytest.raises(IntegrityError) as refused, savepoint():
        post(_bare(held.source.of, leg, now=now))
    assert violates(refused.value, "what_is_closed_was_held")


def test_the_database_refuses_a_second_closing(now: datetime) -> None:
    held = something_held(now=now)
    other = a_hold(held.source.of, now=now, about=2)
    hold(other, now=now)
    voiding(held, now=now)
    leg = Leg(in_hold(held.source.of), INSTITUTION, Rupiah(5))
    with pytest.raises(ClosedAlready), savepoint():
        post(_bare(held.source.of, leg, now=now, closes=held.id))
