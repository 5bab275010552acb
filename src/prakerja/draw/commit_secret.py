"""A custodian binds themselves, by their signature, to a secret that nobody else knows."""

from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import IntegrityError

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.draw.attempts import AttemptNow, NotACustodian, attempt_of_custodian
from prakerja.draw.checked_hex import checked_hex
from prakerja.draw.events import DrawEvent
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.log_entries import COMMITMENT
from prakerja.draw.models import Commitment, NamedCustodian
from prakerja.draw.statement import signed_commitment
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint

__all__ = ["CommittedAlready", "NotACommitment", "NotACustodian", "NotSigned", "TooLateToCommit", "commit_secret"]


class NotACommitment(Refused):
    """A commitment is a SHA-256: 64 hex digits."""


class NotSigned(Refused):
    """The signature is not of this commitment, for this statement and position, by the key that the statement names."""


class TooLateToCommit(Refused):
    """The attempt takes no commitments any more, or was taken back."""


class CommittedAlready(Refused):
    """This custodian is bound to another secret."""


def commit_secret(*, wave_id: int, commitment: str, signature: str, by: Actor, now: datetime) -> Commitment:
    """The commitment is public, and nobody knows the secret but the custodian. Committing twice is committing once.

    Only the hash is given to us, so that nothing here could steer the draw. Raises NotACustodian (also before the
    candidates are frozen), NotACommitment, NotSigned, TooLateToCommit, CommittedAlready.
    """
    account_id = require_person(Permission.HOLD_SECRETS, by=by)
    attempt, me = attempt_of_custodian(wave_id, account_id)
    given, signed = checked_hex(commitment, digits=64), checked_hex(signature, digits=128)
    if given is None:
        raise NotACommitment
    if signed is None or not _is_signed(attempt, me, given, signed):
        raise NotSigned
    if before := Commitment.objects.filter(statement=attempt.row, position=me.position).first():
        return _same(before, given)
    if attempt.taken_back or now >= attempt.row.commit_by:
        raise TooLateToCommit
    row = Commitment(commitment=given, statement=attempt.row, position=me.position, signature=signed, committed_at=now)
    try:
        with savepoint():
            row.save(force_insert=True)
    except IntegrityError as error:
        if not violates(error, "one_commitment_a_position") and not violates(error, "draw_commitment_pkey"):
            raise
        return _same(Commitment.objects.get(statement=attempt.row, position=me.position), given)
    facts = {"position": me.position, "commitment": given, "signature": signed}
    hand_to_log(COMMITMENT, attempt.row, facts=facts, position=me.position, at=now)
    record(DrawEvent.COMMITTED, subject=row, by=by, at=now, position=me.position, commitment=given)
    return row


def _same(before: Commitment, given: str) -> Commitment:
    if before.commitment != given:
        raise CommittedAlready
    return before


def _is_signed(attempt: AttemptNow, me: NamedCustodian, commitment: str, signature: str) -> bool:
    signed = signed_commitment(attempt.row.sha256, me.position, commitment)
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(me.public_key)).verify(bytes.fromhex(signature), signed)
    except InvalidSignature:
        return False
    return True
