"""A custodian gives their secret away: it is public the moment it arrives."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.draw.attempts import AttemptNow, NotACustodian, attempt_of_custodian
from prakerja.draw.checked_hex import checked_hex
from prakerja.draw.events import DrawEvent
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.handing.hand_to_witnesses import hand_to_witnesses
from prakerja.draw.log_entries import REVEAL
from prakerja.draw.models import Commitment, Draw, Reveal
from prakerja.draw.statement import commitment_of
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused

__all__ = ["NotACustodian", "NotASecret", "NotTheSecret", "TooEarlyToReveal", "TooLateToReveal", "reveal_secret"]


class NotASecret(Refused):
    """A secret is 32 bytes: 64 hex digits. Never shows what was given."""


class NotTheSecret(Refused):
    """It does not hash to the custodian's commitment, or they have none."""


class TooEarlyToReveal(Refused):
    """While somebody may yet commit, a revealed secret would let them choose theirs to suit."""


class TooLateToReveal(Refused):
    """Which reveals count is fixed, or the attempt was taken back."""


def reveal_secret(*, wave_id: int, secret: str, by: Actor, now: datetime) -> Reveal:
    """The secret is public, here and in the log, and on its way to the witnesses. Revealing twice is revealing once.

    Raises NotACustodian, NotASecret, NotTheSecret, TooEarlyToReveal, TooLateToReveal.
    """
    account_id = require_person(Permission.HOLD_SECRETS, by=by)
    attempt, me = attempt_of_custodian(wave_id, account_id)
    given = checked_hex(secret, digits=64)
    if given is None:
        raise NotASecret
    mine = Commitment.objects.filter(statement=attempt.row, position=me.position).first()
    if mine is None or mine.commitment != commitment_of(attempt.row.sha256, me.position, given):
        raise NotTheSecret
    # Of a reveal and the cut-off at the same moment, the second sees the first; and so of two reveals.
    Draw.objects.lock_by_id(wave_id)
    if before := Reveal.objects.filter(commitment=mine).first():
        return before
    _require_time(attempt, now)
    row = Reveal.objects.create(
        commitment=mine, statement=attempt.row, position=me.position, secret=given, revealed_at=now
    )
    facts = {"position": me.position, "secret": given}
    hand_to_log(REVEAL, attempt.row, facts=facts, position=me.position, at=now)
    hand_to_witnesses(row, attempt)
    record(DrawEvent.REVEALED, subject=row, by=by, at=now, position=me.position)
    return row


def _require_time(attempt: AttemptNow, now: datetime) -> None:
    if attempt.taken_back or now >= attempt.row.reveal_by or attempt.is_cut_off():
        raise TooLateToReveal
    committed = Commitment.objects.filter(statement=attempt.row).count()
    if now < attempt.row.commit_by and committed < len(attempt.told.custodians):
        raise TooEarlyToReveal
