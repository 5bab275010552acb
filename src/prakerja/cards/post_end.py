"""The end of an entitlement in the books and the budget's rows; a reinstatement turns what was owed round."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F

from prakerja.cards.entitlement_books import EndBooks
from prakerja.cards.models import Card, WaveBudget, YearBudget
from prakerja.cards.return_money import RETURN
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.correct import correct
from prakerja.ledger.models import Transfer
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id

CLAIM: Final = "cards.claim"


class ClaimRepaid(Refused):
    """Of what was owed something was paid back already: that is paid out again first."""


def post_end(card: Card, books: EndBooks, *, reason: str, now: datetime) -> None:
    """What is left is in the treasury of its budget year and can be set aside again; what is owed is a claim, and
    cannot: it is not there yet. The card has ended now, and is locked.
    """
    budget = WaveBudget.objects.select_related("wave").get(pk=card.wave_id)
    treasury, holder = of_number(AccountKind.TREASURY, budget.year_id), card.applicant_id
    legs = [Leg(Account(kind, holder), treasury, amount) for kind, amount in sorted(books.returned.items())]
    owed = [Leg(Account(AccountKind.CLAIM, holder), treasury, books.owed)] if books.owed else []
    for act, moved in ((RETURN, legs), (CLAIM, owed)):
        if moved:
            _post(card, budget, act, moved, reason=reason, now=now)
    WaveBudget.objects.filter(pk=card.wave_id).update(returned=F("returned") + 1)
    YearBudget.objects.filter(pk=budget.year_id).update(set_aside=F("set_aside") - int(books.whole))


def claimed(card: Card) -> Rupiah:
    """What is claimed because it ended, and stands. Raises ClaimRepaid where it is owed no more."""
    whole = sum_of(Rupiah(amount) for amount in standing_claims(card).values())
    if whole > balance_of(Account(AccountKind.CLAIM, card.applicant_id)):
        raise ClaimRepaid
    return whole


def drop_claims(card: Card, *, reason: str, now: datetime) -> Rupiah:
    """Nothing is owed any more because it ended: each claim is turned round, and both stand in the books. Returns how
    much that was."""
    standing = standing_claims(card)
    for one in standing:
        correct(owner_id=card.applicant_id, wrong=one, reason=reason, now=now)
    return sum_of(Rupiah(amount) for amount in standing.values())


def standing_claims(card: Card) -> dict[UUID, int]:
    """The postings that opened one for this card, and that nothing has turned round."""
    rows = Transfer.objects.filter(owner_id=card.applicant_id, wave=card.wave.number)
    dropped = set(rows.filter(corrects__isnull=False).values_list("corrects", flat=True))
    opened = rows.filter(act=CLAIM).order_by("posting_id").values_list("posting_id", "amount")
    return {id_: amount for id_, amount in opened if id_ not in dropped}


def _post(card: Card, budget: WaveBudget, act: str, legs: list[Leg], *, reason: str, now: datetime) -> None:
    post(
        Posting(
            id=posting_id(act, card.applicant_id, card.award, card.moves),
            owner_id=card.applicant_id,
            act=act,
            year=budget.year_id,
            wave=budget.wave.number,
            legs=tuple(legs),
            happened_at=now,
            posted_at=now,
            reason=reason,
        )
    )
