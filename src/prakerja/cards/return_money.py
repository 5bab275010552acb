"""What is left on cards that ended goes back to the treasury, and from there to a card that is reinstated."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import F

from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.cards.move_cards import Moved
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post_set import post_set
from prakerja.ledger.posting import posting_id

RETURN: Final = "cards.return"


def return_money(ended: Sequence[Moved], *, wave_id: int, now: datetime, reason: str = "") -> Rupiah:
    """Balances and reserves of these cards of one wave are in the treasury of its budget year, and can be set aside
    again; returns how much that is. The cards are locked: nothing is bought with them meanwhile.
    """
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    postings = [returning_of(one) for one in ended]
    owners = [one.applicant_id for one in ended]
    post_set(
        sql_file(__file__, "return_legs"),
        {
            "applicants": owners,
            "postings": postings,
            "treasury": AccountKind.TREASURY.value,
            "treasury_of": of_number(AccountKind.TREASURY, budget.year_id).of,
            "kinds": [AccountKind.TRAINING_BALANCE.value, AccountKind.INCENTIVE_RESERVE.value],
        },
        act=RETURN,
        year=budget.year_id,
        wave=budget.wave.number,
        now=now,
        reason=reason,
    )
    amount = posted_amount(owners, postings)
    WaveBudget.objects.filter(pk=wave_id).update(returned=F("returned") + len(ended))
    YearBudget.objects.filter(pk=budget.year_id).update(set_aside=F("set_aside") - int(amount))
    return amount


def returning_of(ended: Moved) -> UUID:
    """The posting that took back what was left, as the card moved."""
    return posting_id(RETURN, ended.applicant_id, ended.award, ended.number)


def posted_amount(owners: Sequence[UUID], postings: Sequence[UUID]) -> Rupiah:
    """How much these postings moved in all."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "posted_amount"), {"owners": list(owners), "postings": list(postings)})
        return Rupiah(cursor.fetchone()[0])
