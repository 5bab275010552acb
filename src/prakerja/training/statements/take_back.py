"""What a purchase has earned is taken back from the partners, on the next statement, to where it came from."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F

from prakerja.cards.models import YearBudget
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.ledger.standing import standing
from prakerja.training.models import PayableLine, Purchase, Statement
from prakerja.training.statements.states import LineKind, LineState, StatementState

TAKEN_BACK: Final = "training.taken_back"
#: The line that takes another back has its number and this.
_BACK: Final = 100


def take_back_to_treasury(purchase: Purchase, *, reason: str, now: datetime) -> Rupiah:
    """All that it has earned is in the treasury of its budget year, and can be set aside again; returns how much.

    The purchase is locked. Twice is once: a line is taken back once.
    """
    amount = Rupiah(0)
    for line in _standing_lines(purchase):
        taken, year = _take_back(line, to=None, reason=reason, now=now)
        YearBudget.objects.filter(pk=year).update(set_aside=F("set_aside") - int(taken))
        amount = amount + taken
    return amount


def take_back_to_balance(purchase: Purchase, *, reason: str, now: datetime) -> Rupiah:
    """All that it has earned is on its buyer's training balance again: it is undone. The purchase is locked."""
    amount = Rupiah(0)
    to = Account(AccountKind.TRAINING_BALANCE, purchase.applicant_id)
    for line in _standing_lines(purchase):
        amount = amount + _take_back(line, to=to, reason=reason, now=now)[0]
    return amount


def _standing_lines(purchase: Purchase) -> Iterable[PayableLine]:
    """Those that nothing took back yet, held until the end of the unit of work."""
    lines = PayableLine.objects.of_purchase((purchase.applicant_id, purchase.number)).order_by("number")
    rows = list(lines.select_for_update(no_key=True, of=("self",)))
    back = {row.number - _BACK for row in rows if row.kind == LineKind.CLAW_BACK}
    return [row for row in rows if row.kind != LineKind.CLAW_BACK and row.number not in back]


def _take_back(line: PayableLine, *, to: Account | None, reason: str, now: datetime) -> tuple[Rupiah, int]:
    """How much, and of which budget year."""
    earned = standing(line.applicant_id, line.posting_id)
    assert earned is not None
    amount = Rupiah(line.amount)
    owed = Account(AccountKind.PAYABLE, line.partner_id)
    posting = Posting(
        id=posting_id(TAKEN_BACK, line.applicant_id, line.purchase, line.number),
        owner_id=line.applicant_id,
        act=TAKEN_BACK,
        year=earned.year,
        wave=earned.wave,
        legs=(Leg(owed, to or of_number(AccountKind.TREASURY, earned.year), amount),),
        happened_at=now,
        posted_at=now,
        reason=reason,
    )
    post(posting)
    _write(line, posting.id, now, is_unpaid=_is_on_none(line))
    return amount, earned.year


def _is_on_none(line: PayableLine) -> bool:
    """Whether no statement has it that was approved: from any other it comes off."""
    if line.state != LineState.STATED:
        return True
    unapproved = Statement.objects.filter(
        pk=(line.partner_id, line.month), state__in=[StatementState.MAKING, StatementState.READY]
    )
    released = line.amount if line.was_held else 0
    return bool(
        unapproved.update(lines=F("lines") - 1, earned=F("earned") - line.amount, released=F("released") - released)
    )


def _write(line: PayableLine, posting: UUID, now: datetime, *, is_unpaid: bool) -> None:
    """Unpaid, the two are nothing together; else the next statement has what takes back."""
    if is_unpaid:
        PayableLine.objects.filter(pk=line.pk).update(state=LineState.TAKEN_BACK, month=None)
    PayableLine.objects.create(
        applicant_id=line.applicant_id,
        purchase=line.purchase,
        number=line.number + _BACK,
        partner_id=line.partner_id,
        kind=LineKind.CLAW_BACK,
        part=line.part,
        amount=-line.amount,
        earned_at=now,
        settles_at=now,
        posting_id=posting,
        state=LineState.TAKEN_BACK if is_unpaid else LineState.OPEN,
    )
