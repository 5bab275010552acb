"""A custodian gives away the secret that they bound themselves to."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.draw.commit_secret import NotACustodian
from prakerja.draw.engine.seed import checked_reveal, reveal_opens
from prakerja.draw.events import DrawEvent
from prakerja.draw.models import Custodian
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class NotAllCommitted(Refused):
    """While somebody has yet to commit, a revealed secret would let them choose theirs to suit."""


class NotTheSecret(Refused):
    """Its SHA-256 is not the commitment."""


def reveal_secret(*, wave_id: int, reveal: str, by: Actor, now: datetime) -> Custodian:
    """The secret is kept sealed until the last custodian has revealed. Revealing twice is revealing once.

    Raises NotACustodian, NotAllCommitted, RevealRefused (not 64 hex digits), NotTheSecret.
    """
    account_id = require_person(Permission.HOLD_SECRETS, by=by)
    custodian = Custodian.objects.for_account(wave_id, account_id).first()
    if custodian is None:
        raise NotACustodian
    if Custodian.objects.filter(draw_id=wave_id).yet_to_commit().exists():
        raise NotAllCommitted
    if not reveal_opens(custodian.commitment, reveal):
        raise NotTheSecret
    custodian.reveal = checked_reveal(reveal)
    mine = Custodian.objects.filter(pk=custodian.pk)
    if mine.yet_to_reveal().update(sealed_reveal=custodian.sealed_reveal, revealed_at=now):
        record(DrawEvent.REVEALED, subject=custodian, by=by, at=now, position=custodian.position)
    revealed = mine.first()
    if revealed is None:
        # The freezing was taken back at this very moment.
        raise NotACustodian
    return revealed


def reveals_of(wave_id: int) -> list[str]:
    """All reveals in the order of the seed; empty until the last one is in, so that nobody sees another's early."""
    custodians = list(Custodian.objects.filter(draw_id=wave_id).order_by("position"))
    if any(custodian.sealed_reveal is None for custodian in custodians):
        return []
    return [custodian.reveal for custodian in custodians]
