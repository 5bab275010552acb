"""Whatever is paid, sent back, demanded, paid back, objected to and decided, in any order: nobody owes more than they
were given, and the ledger's account is what they owe."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.acts import REJECT, UPHOLD, WRITE_OFF
from prakerja.cards.claim_books import ClaimBooks
from prakerja.cards.follow_payments import Became
from prakerja.cards.models import Card, YearBudget
from prakerja.kit.refused import Refused
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Balance, Transfer
from prakerja.ledger.prove import prove
from tests.situations.doubts import on_account
from tests.situations.lives import cards_of_a_wave, in_treasury
from tests.situations.repayment import (
    PAID,
    SPENT,
    demanded,
    done,
    objected_to,
    payment_became,
    repaid,
    when,
    who_owes,
)

pytestmark = pytest.mark.django_db
LIVES: Final = 10
PAYMENTS: Final = 3
#: Of three payments the first had arrived when the card was annulled.
a_payment: Final = st.tuples(
    st.just("payment"), st.integers(1, PAYMENTS), st.sampled_from([Became.PAID, Became.NOT_PAID, Became.RETURNED])
)
a_deed: Final = st.one_of(
    a_payment,
    st.tuples(st.just("repaid"), st.integers(1, 900_000), st.none()),
    st.tuples(st.sampled_from(["demanded", "objected", "upheld", "rejected", "written_off"]), st.none(), st.none()),
)


class Life:
    def __init__(self, card: Card) -> None:
        self.card = who_owes(card=card, on_its_way=PAYMENTS - 1)
        #: What the bank last said of each.
        self.payments = {number: Became.PAID if number == 1 else None for number in range(1, PAYMENTS + 1)}
        self.at = when(self.card)
        self.lines = 0

    def does(self, what: str, how_much: int | None, became: Became | None) -> None:
        self.at += timedelta(hours=1)
        if what == "payment":
            assert how_much is not None
            assert became is not None
            self._is_told_of(how_much, became)
            return
        demand = Demand.objects.filter(applicant_id=self.card.applicant_id).order_by("-number").first()
        if what == "demanded":
            _refused(lambda: demanded(self.card, at=self.at))
        elif demand is not None:
            _refused(self._deed(what, demand, how_much or 0))

    def _is_told_of(self, number: int, became: Became) -> None:
        possible = {None: {Became.PAID, Became.NOT_PAID}, Became.PAID: {Became.RETURNED}}
        if became in possible.get(self.payments[number], set()):
            self.payments[number] = became
            payment_became(self.card, number, became, at=self.at)

    def _deed(self, what: str, demand: Demand, how_much: int) -> Callable[[], object]:
        self.lines += 1
        line = f"{demand.reference}-{self.lines}"
        deeds: dict[str, Callable[[], object]] = {
            "repaid": lambda: repaid(demand, how_much, at=self.at, line=line),
            "objected": lambda: objected_to(demand, at=self.at),
            "upheld": lambda: done(UPHOLD, demand, at=self.at),
            "rejected": lambda: done(REJECT, demand, at=self.at),
            "written_off": lambda: done(WRITE_OFF, demand, at=self.at, because="law"),
        }
        return deeds[what]

    @property
    def given(self) -> int:
        return SPENT + PAID * sum(one is Became.PAID for one in self.payments.values())


def _refused(do: Callable[[], object]) -> None:
    """What cannot be done now is not."""
    with suppress(Refused):
        do()


def _what_always_holds(life: Life) -> None:
    card = Card.objects.get(pk=life.card.pk)
    books = ClaimBooks.of(card.applicant_id, wave=life.card.wave.number)
    assert int(books.owed) == on_account(card, AccountKind.CLAIM) <= life.given
    assert int(books.to_give_back) == on_account(card, AccountKind.OVERPAID)
    repaid_whole = sum(row.amount for row in Transfer.objects.filter(owner_id=card.applicant_id, act="appeals.repay"))
    # What the bank sent back of a claim that was wrong is theirs as well.
    assert int(books.to_give_back) <= repaid_whole + int(books.set_off)
    year, owed = YearBudget.objects.get(), sum(row.amount for row in Balance.objects.filter(kind=AccountKind.CLAIM))
    assert in_treasury() == year.allowed - year.set_aside + owed


def test_nobody_owes_more_than_they_were_given_whatever_happens() -> None:
    cards = iter(cards_of_a_wave(LIVES + 1))

    @settings(max_examples=LIVES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(deeds=st.lists(a_deed, min_size=3, max_size=7))
    def live(deeds: list[tuple[str, int | None, Became | None]]) -> None:
        if (card := next(cards, None)) is None:
            return
        life = Life(card)
        _what_always_holds(life)
        for what, how_much, became in [("demanded", None, None), *deeds]:
            life.does(what, how_much, became)
            _what_always_holds(life)

    live()
    assert prove(known={}).faults == ()
