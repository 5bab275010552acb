"""What became of a payment whose card is annulled: the claim follows it, in the transaction that books it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import F

from prakerja.cards.claim_books import ClaimBooks
from prakerja.cards.models import Card, CardMove, WaveBudget, YearBudget
from prakerja.cards.post_end import CLAIM
from prakerja.cards.return_money import RETURN
from prakerja.cards.states import CardState
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id

SET_OFF: Final = "cards.set_off"


class Became(StrEnum):
    PAID = "paid"
    #: Refused, or taken out before it was sent: it is due as before.
    NOT_PAID = "not_paid"
    #: It had been paid, and the bank sent it back.
    RETURNED = "returned"


class Followed(NamedTuple):
    """A payment to somebody: its number among theirs. `wave`: the number of the one whose money it is."""

    applicant_id: UUID
    wave: int
    number: int
    amount: int


def follow_payments(payments: Sequence[Followed], became: Became, *, now: datetime) -> None:
    """Part of what books these. Of a card that was annulled what has arrived is owed from now on; what did not goes
    back to the treasury; what came back is owed no more, and where it was paid back already it is theirs.
    """
    for card, number, amount in _annulled(payments):
        books = ClaimBooks.of(card.applicant_id, wave=card.wave.number)
        if books.dropped_at is not None and books.dropped_at >= _ended_at(card):
            continue
        budget = WaveBudget.objects.get(pk=card.wave_id)
        treasury = of_number(AccountKind.TREASURY, budget.year_id)
        claim, due = (Account(kind, card.applicant_id) for kind in (AccountKind.CLAIM, AccountKind.INCENTIVE_DUE))
        match became:
            case Became.PAID:
                if not books.written_off:
                    _post(card, budget, CLAIM, number, [Leg(claim, treasury, amount)], now)
            case Became.NOT_PAID:
                _post(card, budget, RETURN, number, [Leg(due, treasury, amount)], now)
                _free(budget, amount)
            case Became.RETURNED:
                _set_off(card, budget, number, amount, books, now)


def _annulled(payments: Sequence[Followed]) -> Iterator[tuple[Card, int, Rupiah]]:
    """Each with its card, which is locked."""
    if not payments:
        return
    values: dict[str, Value] = {
        "applicants": [one.applicant_id for one in payments],
        "waves": [one.wave for one in payments],
        "numbers": [one.number for one in payments],
        "amounts": [one.amount for one in payments],
        "annulled": CardState.ANNULLED.value,
    }
    for applicant_id, award, number, amount, state in run_with_arrays(
        sql_file(__file__, "payments_to_follow"), values
    ).fetchall():
        if state == CardState.ANNULLED:
            card = Card.objects.select_related("wave").get(pk=(applicant_id, award))
            yield card, number, Rupiah(amount)


def _ended_at(card: Card) -> datetime:
    """What was turned round before belongs to an earlier end of it, after which it was reinstated."""
    return CardMove.objects.get(pk=(card.applicant_id, card.award, card.moves)).at


def _set_off(card: Card, budget: WaveBudget, number: int, amount: Rupiah, books: ClaimBooks, now: datetime) -> None:
    """First against what they owe; then it is theirs as far as they have paid it back; what was written off is the
    treasury's."""
    claim, due = (Account(kind, card.applicant_id) for kind in (AccountKind.CLAIM, AccountKind.INCENTIVE_DUE))
    owed = min(amount, books.owed)
    theirs = min(amount - owed, books.paid_back - books.overpaid)
    legs = [
        (claim, Account(AccountKind.OVERPAID, card.applicant_id), theirs),
        (due, claim, owed + theirs),
        (due, of_number(AccountKind.TREASURY, budget.year_id), amount - owed - theirs),
    ]
    _post(card, budget, SET_OFF, number, [Leg(*leg) for leg in legs if leg[2]], now)
    _free(budget, amount - theirs)


def _free(budget: WaveBudget, amount: Rupiah) -> None:
    """It can be set aside again."""
    YearBudget.objects.filter(pk=budget.year_id).update(set_aside=F("set_aside") - int(amount))


def _post(card: Card, budget: WaveBudget, act: str, number: int, legs: list[Leg], now: datetime) -> None:
    post(
        Posting(
            id=posting_id(act, card.applicant_id, card.award, "payment", number),
            owner_id=card.applicant_id,
            act=act,
            year=budget.year_id,
            wave=card.wave.number,
            legs=tuple(legs),
            happened_at=now,
            posted_at=now,
        )
    )
