"""What is proven is paid: its share leaves what waits for the partner's account, with a line that names the proof."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.cards.models import Card
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.close_hold import HoldOver, NotHeld, closing_id, post_held
from prakerja.ledger.post import ClosedAlready
from prakerja.schemes.load_scheme import load_scheme
from prakerja.schemes.training import Evidence, Milestone
from prakerja.training.holds import Share, hold_id, milestone_for, number_of_line, open_holds, parts_of, shares_of
from prakerja.training.models import PayableHold, PayableLine, Purchase
from prakerja.training.statements.states import LineKind, LineState
from prakerja.training.states import Part
from prakerja.training.working_days import working_days_after

#: What it is called in the books, by its proof; the hold that it closes names the purchase.
ACT_OF: Final = {
    Evidence.ENTRY: "training.entered",
    Evidence.COMPLETION: "training.completed",
    Evidence.CERTIFICATE: "training.certified",
}


def milestones_of(purchase: Purchase) -> Sequence[Milestone]:
    """By the scheme of the wave that the card is of."""
    cards = Card.objects.filter(pk=(purchase.applicant_id, purchase.award))
    return load_scheme(cards.values_list("wave__scheme", flat=True).get()).training.milestones


def pay_milestone(purchase: Purchase, evidence: Evidence, *, number: int, now: datetime) -> None:
    """The share that this proof earns is owed, if the scheme pays for it before the certificate. The purchase is
    locked. `number`: which meeting or declaration it is.

    What waits no more is not paid, and the proof stands all the same.
    """
    milestones = milestones_of(purchase)
    if milestone_for(evidence, milestones) is None:
        return
    shares = shares_of(parts_of(purchase), milestones)
    with suppress(HoldOver, ClosedAlready, NotHeld):
        _pay(purchase, [share for share in shares if share[1] is evidence], evidence, number, milestones, now)


def pay_rest(purchase: Purchase, *, now: datetime) -> None:
    """Its certificate is there: all that waits of the price is owed, what earlier proofs came too late for included.
    The purchase is locked.

    Raises HoldOver, ClosedAlready, NotHeld: its money is not there any more.
    """
    milestones = milestones_of(purchase)
    shares = shares_of(parts_of(purchase), milestones)
    due = [share for share in shares if share[1] is Evidence.CERTIFICATE]
    if len(due) < len(shares):
        waiting = {one.posting_id for one in open_holds(purchase)}
        due += [share for share in shares if share not in due and _hold_of(purchase, share) in waiting]
    _pay(purchase, due, Evidence.CERTIFICATE, 0, milestones, now)


def _pay(
    purchase: Purchase,
    due: Iterable[Share],
    evidence: Evidence,
    number: int,
    milestones: Sequence[Milestone],
    now: datetime,
) -> None:
    shares = shares_of(parts_of(purchase), milestones)
    proof = milestone_for(evidence, milestones)
    assert proof is not None
    is_held = PayableHold.objects.filter(
        applicant_id=purchase.applicant_id, purchase=purchase.number, line=0, released_at=None
    ).exists()
    lines = []
    for share in due:
        posting = _post(purchase, share, ACT_OF[evidence], now)
        if posting is not None:
            line = _line(purchase, share, shares[share], posting, now)
            line.evidence, line.evidence_number = evidence.value, number
            line.settles_at = working_days_after(now, proof.window)
            line.state, line.was_held = (LineState.HELD if is_held else LineState.OPEN), is_held
            lines.append(line)
    PayableLine.objects.bulk_create(lines)


def _post(purchase: Purchase, share: Share, act: str, now: datetime) -> UUID | None:
    """The posting; None: it stood in the books already. Raises HoldOver, ClosedAlready, NotHeld."""
    to = Account(AccountKind.PAYABLE, _owed_to(purchase, share[0]))
    held = _hold_of(purchase, share)
    is_new = post_held(owner_id=purchase.applicant_id, hold_id=held, to=to, act=act, now=now)
    return closing_id(purchase.applicant_id, held, to=to, act=act) if is_new else None


def _line(purchase: Purchase, share: Share, amount: Rupiah, posting: UUID, now: datetime) -> PayableLine:
    part, milestone = share
    return PayableLine(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        number=number_of_line(part, milestone),
        partner_id=_owed_to(purchase, part),
        kind=LineKind.FINAL if milestone is Evidence.CERTIFICATE else LineKind.PARTIAL,
        part=part.value,
        amount=int(amount),
        earned_at=now,
        posting_id=posting,
    )


def _hold_of(purchase: Purchase, share: Share) -> UUID:
    return hold_id(purchase.applicant_id, purchase.number, *share)


def _owed_to(purchase: Purchase, part: Part) -> UUID:
    return purchase.platform_id if part is Part.COMMISSION else purchase.schedule.course.institution_id
