"""A custodian binds themselves to a secret that nobody else knows."""

import re
from datetime import datetime

from django.db import IntegrityError

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.draw.events import DrawEvent
from prakerja.draw.models import Custodian
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint


class NotACustodian(Refused):
    """The rules of this draw, published when its candidates were frozen, do not name this person."""


class NotACommitment(Refused):
    """A commitment is the SHA-256 of the secret: 64 hex digits."""


class CommittedAlready(Refused):
    """This custodian is bound to another secret."""


class SecretOfAnother(Refused):
    """Another custodian is bound to the very same secret; one of them must have seen the other's."""


def commit_secret(*, wave_id: int, commitment: str, by: Actor, now: datetime) -> Custodian:
    """The commitment is public, and nobody knows the secret but the custodian. Committing twice is committing once.

    Only the hash is given to us, so that nothing here could steer the draw. Raises NotACustodian (also before the
    candidates are frozen), NotACommitment, CommittedAlready, SecretOfAnother.
    """
    account_id = require_person(Permission.HOLD_SECRETS, by=by)
    given = _checked(commitment)
    mine = Custodian.objects.for_account(wave_id, account_id)
    try:
        with savepoint():
            committed = mine.yet_to_commit().update(commitment=given, committed_at=now)
    except IntegrityError as error:
        if not violates(error, "custodians_have_different_secrets"):
            raise
        raise SecretOfAnother from None
    custodian = mine.first()
    if custodian is None:
        raise NotACustodian
    if custodian.commitment != given:
        raise CommittedAlready
    if committed:
        record(DrawEvent.COMMITTED, subject=custodian, by=by, at=now, position=custodian.position, commitment=given)
    return custodian


def _checked(commitment: str) -> str:
    given = "".join(commitment.split()).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", given, re.ASCII):
        raise NotACommitment
    return given
