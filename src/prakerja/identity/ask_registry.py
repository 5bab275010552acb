"""The applicant sends the numbers off; the question to the registry waits on the queue."""

from datetime import datetime

from django.db import connection
from django.db.models import F

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.jobs import check_identity
from prakerja.identity.models import Identity
from prakerja.identity.rules import asks_open_again_at, policy_on
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import wib_day
from prakerja.kit.purpose import Purpose
from prakerja.kit.queue import put_on_queue
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import digest
from prakerja.kit.sql import sql_file


class TooManyAsks(Refused):
    """Today's questions are used up, the applicant's own or those about this NIK; which of them is not said."""

    def __init__(self, open_again_at: datetime) -> None:
        super().__init__("too many questions today")
        self.open_again_at = open_again_at


def ask_registry(*, applicant_id: ApplicantId, by: Actor, now: datetime) -> Identity:
    """The registry will be asked about the numbers entered, for as long as it takes to get an answer.

    Raises TooManyAsks, and MoveRefused when there are no entered numbers (a second tap finds them sent already).
    """
    require(Permission.APPLY, by=by)
    rows = Identity.objects.for_applicant(applicant_id)
    rows.move(to=IdentityState.ASKING, round=F("round") + 1, asked_at=now)
    identity = rows.get()
    _count(identity, now)
    put_on_queue(check_identity, applicant_id=applicant_id, round_number=identity.round)
    record(
        IdentityEvent.REGISTRY_ASKED, subject=identity, by=by, at=now, applicant_id=applicant_id, round=identity.round
    )
    return identity


def _count(identity: Identity, now: datetime) -> None:
    day = wib_day(now)
    policy = policy_on(day)
    own = digest(str(identity.applicant_id), purpose=Purpose.ASKS)
    counts = ((own, policy.asks_per_applicant), (identity.nik_digest, policy.asks_per_nik))
    with connection.cursor() as cursor:
        for key, limit in counts:
            cursor.execute(sql_file(__file__, "count_ask"), {"key": key, "day": day, "limit": limit})
            if cursor.fetchone() is None:
                raise TooManyAsks(asks_open_again_at(now))
