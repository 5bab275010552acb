"""`rectify_partners()`: what partners were paid too much is a claim that the next statement takes; they are told."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record_of
from prakerja.kit.actor import Actor
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Posting, posting_id
from prakerja.messages.words import Word
from prakerja.partners.lock_partner import lock_partner
from prakerja.payouts.differences.act import direction_in
from prakerja.payouts.differences.kinds import Direction
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.partners.partner_differences import PartnerDifference, partner_differences, to_rectify
from prakerja.payouts.partners.rectify_act import RECTIFY_PARTNERS
from prakerja.payouts.partners.tell_staff import tell_staff
from prakerja.training.statements.claims import leg_of_claim, take_up_claims

_LETTERS: Final = {
    Direction.OVERPAID: "partner_overpaid",
    Direction.UNDERPAID: "partner_claim_dropped",
}


def rectify_partners(*, direction: str, by: Actor, now: datetime) -> int:
    """Each of those that were shown is claimed, or claimed no more; whom it concerns is told. Returns how many.

    The partners are locked, and looked at once more: what is not as it was shown stays as it is, listed. One decision
    is carried out once. Raises NotConfirmed, NothingToRectify.
    """
    decided = require_confirmed(RECTIFY_PARTNERS, subject=str(direction), by=by)
    if decided.carried_out_at is not None:
        return 0
    way = direction_in(direction)
    shown = to_rectify(partner_differences(), way)
    partners = sorted({one.partner_id for one in shown})
    for partner_id in partners:
        lock_partner(partner_id)
    as_shown = set(shown)
    done = [one for one in to_rectify(partner_differences(partners), way) if one in as_shown]
    claimed = {
        partner_id: _claimed(partner_id, list(rows), decided, now)
        for partner_id, rows in groupby(done, key=lambda one: one.partner_id)
    }
    _tell({partner_id: amount for partner_id, amount in claimed.items() if amount}, decided, way, now)
    record_of(
        PayoutsEvent.PARTNERS_RECTIFIED,
        subject_type="partners.Partner",
        subject_id=direction,
        by=by,
        at=now,
        reason=decided.reason,
        differences=len(done),
        amount=sum(claimed.values()),
    )
    note_carried_out(act=RECTIFY_PARTNERS, subject=direction, now=now)
    return len(done)


def _claimed(partner_id: UUID, rows: Sequence[PartnerDifference], decided: Proposal, now: datetime) -> int:
    """How much, below nothing where it is claimed no more. Of each year of the budget by a posting of its own."""
    amount = 0
    for year, of_year in groupby(sorted(rows, key=_year_of), key=_year_of):
        amount += _claimed_of_year(partner_id, year, list(of_year), decided, now)
    return amount


def _year_of(one: PartnerDifference) -> int:
    return one.of_month.year


def _claimed_of_year(
    partner_id: UUID, year: int, rows: Sequence[PartnerDifference], decided: Proposal, now: datetime
) -> int:
    named = posting_id(RECTIFY_PARTNERS.name, decided.pk, partner_id, year)
    amount = take_up_claims(
        partner_id,
        carried=[one.adjustment for one in rows if one.adjustment is not None],
        beyond={one.of_month: _signed(one) for one in rows if one.adjustment is None},
        posted=named,
        now=now,
    )
    if amount:
        post(
            Posting(
                id=named,
                owner_id=PROGRAMME,
                act=RECTIFY_PARTNERS.name,
                year=year,
                legs=(leg_of_claim(partner_id, amount),),
                happened_at=now,
                posted_at=now,
                reason=decided.reason,
            )
        )
    return amount


def _signed(one: PartnerDifference) -> int:
    return one.amount if one.direction is Direction.OVERPAID else -one.amount


def _tell(claimed: dict[UUID, int], decided: Proposal, way: Direction, now: datetime) -> None:
    text = _LETTERS[way]
    told: dict[UUID, tuple[str, dict[str, Word]]] = {
        partner_id: (f"{text} {decided.pk}", {"amount": abs(amount)}) for partner_id, amount in claimed.items()
    }
    tell_staff(told, text=text, now=now)
