"""A small wave of its own money, all that cards and books hold of it, and what of that contradicts itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from django.db import connection

from prakerja.cards.acts import FUND_WAVE
from prakerja.cards.award_cards import award_cards
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fund_wave import fund_wave
from prakerja.cards.jobs import award_cards as job
from prakerja.cards.models import Card
from prakerja.cards.note_deposit import note_deposit
from prakerja.cards.states import LIVE, MOVES, RETURNED, CardState
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.conservation import OF_RECIPIENTS, Moved, OfWave, missing_money, of_waves
from prakerja.screening.models import Recipient
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.work.begin_work import begin_work
from tests.situations.cards import AWARDING, NOW, allowed, decided
from tests.situations.rows import all_rows
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.waves import a_wave, an_officer

PACKAGE: Final = 3_550_000
_WATCHED: Final = (
    *("cards_card", "cards_cardmove", "cards_cardnumber", "cards_objection", "cards_objectiondecision"),
    *("cards_wavebudget", "cards_yearbudget", "ledger_transfer", "ledger_balance", "ledger_openhold"),
    *("outbox_message", "approvals_proposal", "audit_event"),
)


@dataclass(frozen=True)
class SmallWave:
    """Published, with as much money as its seats and `spare` packages more; waves that recover a seat each wait."""

    wave_id: int
    number: int
    #: In the order in which they get their cards.
    people: tuple[UUID, ...]
    recoveries: tuple[int, ...]
    officers: tuple[Actor, Actor]


def a_small_wave(people: int, *, spare: int = 1) -> SmallWave:
    seats = (SeatsLine(pass_number=1, area="ID", group="*", seats=people, carry=False),)
    wave = closed_wave(seats=seats)
    for _ in range(people):
        a_joiner(wave)
    allowed(2021, PACKAGE * (people + spare))
    _deposited(PACKAGE * (people + spare))
    by = decided(FUND_WAVE, wave.pk)
    with unit_of_work(by=by):
        fund_wave(wave_id=wave.pk, by=by, now=NOW)
    wave = seated_wave(wave)
    with unit_of_work(by=AWARDING):
        begin_work(job, NOW, wave_id=wave.pk)
    recipients = Recipient.objects.filter(wave=wave).order_by("applicant_id").values_list("applicant_id", flat=True)
    recoveries = tuple(_recovering(number) for number in (20, 21))
    return SmallWave(wave.pk, wave.number, tuple(recipients), recoveries, (an_officer(), an_officer(name="Bima")))


def cards_of_a_small_wave(people: int) -> list[Card]:
    """All of them have theirs."""
    wave_id = a_small_wave(people).wave_id
    with unit_of_work(by=AWARDING):
        award_cards(wave_id=wave_id, by=AWARDING, now=NOW)
    return list(Card.objects.order_by("applicant_id"))


def _deposited(amount: int) -> None:
    by = decided(NOTE_DEPOSIT, 2021, amount=amount, house="bni")
    with unit_of_work(by=by):
        note_deposit(year=2021, by=by, now=NOW)


def _recovering(number: int) -> int:
    wave = a_wave(number=number, seats=(SeatsLine(pass_number=1, area="ID", group="*", seats=1, carry=False),))
    Wave.objects.filter(pk=wave.pk).update(is_recovery=True)
    pk: int = wave.pk
    return pk


def all_that_counts() -> dict[str, str]:
    """Cards, books, letters and the audit, to be compared before and after."""
    return all_rows(_WATCHED)


@dataclass(frozen=True)
class Everything:
    """All rows of cards and books at one moment, read by one statement."""

    cards: list[dict[str, Any]]
    moves: list[dict[str, Any]]
    numbers: list[dict[str, Any]]
    budgets: list[dict[str, Any]]
    years: list[dict[str, Any]]
    balances: list[dict[str, Any]]
    moved: list[dict[str, Any]]

    @classmethod
    def now(cls) -> "Everything":
        columns = ", ".join(f"(SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM ({rows}) AS one)" for rows in _ROWS)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns}")
            return cls(*map(json.loads, cursor.fetchone()))

    def card_of(self, applicant_id: UUID) -> dict[str, Any] | None:
        return next((card for card in self.cards if card["applicant_id"] == str(applicant_id)), None)

    def on_accounts(self, applicant_id: UUID, *kinds: AccountKind) -> tuple[int, ...]:
        kept = {one["kind"]: one["amount"] for one in self.balances if one["of"] == str(applicant_id)}
        return tuple(kept.get(kind.value, 0) for kind in kinds)

    def grown(self, kind: AccountKind, *, wave: int | None = None) -> int:
        """What is on all accounts of a kind that grows on credit."""
        flows = [one for one in self.moved if wave in (None, one["wave"])]
        return sum(one["amount"] * ((one["credit"] == kind) - (one["debit"] == kind)) for one in flows)

    def what_is_wrong(self) -> Iterator[str]:
        """Each as a sentence; of cards that are what they say there is none."""
        lives: dict[tuple[str, int], list[CardState]] = {}
        for move in self.moves:
            lives.setdefault((move["applicant_id"], move["award"]), []).append(CardState(move["state"]))
        for card in self.cards:
            yield from _wrong_with_life(card, lives[card["applicant_id"], card["award"]])
        holders = {one["digest"]: one["holder_id"] for one in self.numbers}
        if any(holders.get(card["number_digest"]) != card["applicant_id"] for card in self.cards):
            yield "a card has a number that is not its holder's"
        yield from self._wrong_with_money()

    def _wrong_with_money(self) -> Iterator[str]:
        moved = [Moved(**one) for one in self.moved]
        yield from missing_money(moved)
        (year,) = self.years
        if self.grown(AccountKind.TREASURY) != year["allowed"] - year["set_aside"]:
            yield "the treasury holds something else than what is allowed and not set aside"
        figures = {one.wave: one for one in of_waves(moved)}
        for budget in self.budgets:
            yield from self._wrong_with_wave(budget, figures[budget["wave"]])
        if sum(one["given_again"] for one in self.budgets) != sum(
            one["seats"] for one in self.budgets if one["is_recovery"]
        ):
            yield "the seats of recovery waves are not those that were given again"

    def _wrong_with_wave(self, budget: dict[str, Any], figures: OfWave) -> Iterator[str]:
        """Awarded times package: reserved, spent, paid or returned, but for what a reinstated card got once more."""
        package, number = budget["training"] + budget["incentive"], budget["wave"]
        if self.grown(AccountKind.WAVE_RESERVE, wave=number) != (budget["seats"] - budget["awarded"]) * package:
            yield f"the reserve of wave {number} is not what its seats without a card need"
        back = [one for one in self.moved if one["wave"] == number and one["debit"] == AccountKind.TREASURY]
        again = sum(one["amount"] for one in back if one["credit"] in OF_RECIPIENTS)
        there = figures.reserved + figures.spent + figures.paid + figures.set_off + figures.returned - again
        if budget["awarded"] * package != there:
            yield f"of {budget['awarded']} packages of wave {number} there are {there}"
        states = [card["state"] for card in self.cards if card["wave_id"] == budget["wave_id"]]
        if (len(states), sum(state in RETURNED for state in states)) != (budget["awarded"], budget["returned"]):
            yield f"wave {number} has other cards than its budget says"


def _wrong_with_life(card: dict[str, Any], life: list[CardState]) -> Iterator[str]:
    if (card["moves"], card["state"]) != (len(life), life[-1]):
        yield f"a card is {card['state']} after {card['moves']} moves, and its life says {life}"
    yield from (f"a card went from {one} to {then}" for one, then in pairwise(life) if then not in {one, *MOVES[one]})
    if card["held_since"] is not None and card["state"] not in LIVE:
        yield f"a card is held that is {card['state']}"
    if card["counted_at"] is not None and card["state"] not in RETURNED:
        yield f"the seat of a card is counted that is {card['state']}"


#: In the order of the columns of `Everything`.
_ROWS: Final = (
    "SELECT * FROM cards_card",
    "SELECT * FROM cards_cardmove ORDER BY applicant_id, award, number",
    "SELECT * FROM cards_cardnumber",
    "SELECT budget.*, number AS wave, is_recovery FROM cards_wavebudget AS budget JOIN waves_wave ON id = wave_id",
    "SELECT * FROM cards_yearbudget",
    "SELECT * FROM ledger_balance",
    "SELECT year, wave, debit, credit, sum(amount)::bigint AS amount FROM ledger_transfer GROUP BY 1, 2, 3, 4",
)
