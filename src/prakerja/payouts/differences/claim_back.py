"""What somebody was paid too much is owed by them; and owed no more when it was not too much."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.cards.models import WaveBudget
from prakerja.cards.post_end import ClaimRepaid
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.kit.sql import sql_file
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.correct import correct
from prakerja.ledger.post_set import post_set
from prakerja.ledger.posting import posting_id
from prakerja.ledger.standing import standing
from prakerja.payouts.differences.kinds import DifferenceKind
from prakerja.payouts.differences.rectified import Rectified, columns_of
from prakerja.payouts.models import Difference

CLAIMED: Final = "payouts.claim"


def claim_back(rows: Sequence[Rectified], *, reason: str, now: datetime) -> None:
    """Part of what rectifies: each is a claim of the treasury in the books.

    That its payee has a notice of it, and how it is paid back, is a later step's (`journey/decided.py`).
    """
    by_wave: dict[int, list[Rectified]] = defaultdict(list)
    for one in rows:
        by_wave[one.wave_id].append(one)
    for budget in WaveBudget.objects.select_related("wave").filter(pk__in=by_wave).order_by("pk"):
        _post(budget, by_wave[budget.pk], reason=reason, now=now)


def drop_claims(*, applicant_id: UUID, award: int, reason: str, now: datetime) -> Rupiah:
    """Part of what reinstates a certificate: what was claimed for want of it is owed no more; returns how much.

    Raises ClaimRepaid: of it something was paid back already, and is paid out again first.
    """
    whose = Difference.objects.filter(payee_id=applicant_id, award=award, kind=DifferenceKind.WITHOUT_CERTIFICATE)
    postings = [
        found
        for row in whose.filter(rectified__gt=0).order_by("due_kind", "number")
        for found in (standing(applicant_id, named) for named in _postings_of(row))
        if found is not None
    ]
    whole = sum_of(leg.amount for one in postings for leg in one.legs)
    if whole > balance_of(Account(AccountKind.CLAIM, applicant_id)):
        raise ClaimRepaid
    for one in postings:
        correct(owner_id=applicant_id, wrong=one.id, reason=reason, now=now)
    whose.update(rectified=0)
    return whole


def _postings_of(row: Difference) -> list[UUID]:
    key = row.payee_id, row.award, row.due_kind, row.number, row.kind
    return [posting_id(CLAIMED, *key, times) for times in range(1, row.times_rectified + 1)]


def _post(budget: WaveBudget, rows: Sequence[Rectified], *, reason: str, now: datetime) -> None:
    post_set(
        rows=sql_file(__file__, "claim_legs"),
        act=CLAIMED,
        year=budget.year_id,
        wave=budget.wave.number,
        happened_at=now,
        posted_at=now,
        reason=reason,
        values={
            **columns_of(rows),
            "times": [one.times for one in rows],
            "claim": AccountKind.CLAIM.value,
            "treasury": AccountKind.TREASURY.value,
            "treasury_of": of_number(AccountKind.TREASURY, budget.year_id).of,
        },
    )
