"""The applicant sends the numbers off; the question to the registry waits on the queue."""

from datetime import datetime

from django.db.models import F

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.tallies import TriesSpent, count, take
from prakerja.identity.events import IdentityEvent
from prakerja.identity.jobs import check_identity
from prakerja.identity.models import Identity
from prakerja.identity.numbers import Numbers
from prakerja.identity.rules import (
    asks_of_applicant,
    further_asks_about_nik,
    own_asks_about_nik,
    own_asks_of_all,
    policy_on,
)
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import wib_day
from prakerja.kit.queue import put_on_queue
from prakerja.kit.refused import Refused
from prakerja.kit.shown import require_shown


class TooManyAsks(Refused):
    """Today's questions are used up, the applicant's own or those about this NIK; which of them is not said."""

    def __init__(self, open_again_at: datetime) -> None:
        super().__init__("too many questions today")
        self.open_again_at = open_again_at


def ask_registry(*, applicant_id: ApplicantId, by: Actor, now: datetime, shown: str | None = None) -> Identity:
    """The registry will be asked about the numbers entered, for as long as it takes to get an answer.

    Raises TooManyAsks, MoveRefused when there are no entered numbers (a second tap finds them sent already), and
    ShownOtherwise where they are not those whose version is given.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    rows = Identity.objects.for_applicant(applicant_id)
    rows.move(to=IdentityState.ASKING, question_number=F("question_number") + 1, asked_at=now)
    identity = rows.get()
    require_shown(shown, numbers_of(identity))
    _count(identity, now)
    put_on_queue(check_identity, applicant_id=applicant_id, question_number=identity.question_number)
    record(
        IdentityEvent.REGISTRY_ASKED,
        subject=identity,
        by=by,
        at=now,
        applicant_id=applicant_id,
        question_number=identity.question_number,
    )
    return identity


def numbers_of(identity: Identity) -> Numbers:
    """As they were entered."""
    return Numbers(nik=identity.nik, family_card=identity.family_card, birth_date=identity.birth_date)


def _count(identity: Identity, now: datetime) -> None:
    policy = policy_on(wib_day(now))
    try:
        take(asks_of_applicant(policy), str(identity.applicant_id), now=now)
        is_own = count(own_asks_about_nik(policy), f"{identity.applicant_id}:{identity.nik_digest}", now=now)
        shared = own_asks_of_all(policy) if is_own else further_asks_about_nik(policy)
        take(shared, str(identity.nik_digest), now=now)
    except TriesSpent as refused:
        raise TooManyAsks(refused.free_at) from refused
