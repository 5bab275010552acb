"""The registry has answered: the applicant goes on to the photos, or is refused for a reason."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.registry.answers import RegistryAnswer
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity, NikHolder, RegistryCheck
from prakerja.identity.rules import NOT_A_SLIP, Decision, Policy, RefusalReason, Standing, decide, policy_on
from prakerja.identity.states import IdentityState
from prakerja.identity.tell_applicant import tell_applicant
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import lies_ahead, wib_day
from prakerja.kit.holders import HeldByAnother

#: Who waited longer has been told that they may close the page, and gets the answer by e-mail.
_WAITS_ON_THE_PAGE: Final = timedelta(minutes=1)


def record_registry_answer(
    *,
    applicant_id: ApplicantId,
    question_number: int,
    answer: RegistryAnswer,
    standing: Standing,
    by: Actor,
    now: datetime,
) -> Identity | None:
    """The answer and what follows from it are saved, and the applicant is told. None: it came too late to count."""
    require(Permission.RECORD_REGISTRY_ANSWERS, by=by)
    identity = Identity.objects.asking(applicant_id, question_number=question_number).lock_in_order().first()
    if identity is None:
        return None
    policy = policy_on(wib_day(now))
    decision = _carry_out(identity, decide(answer, standing=standing, policy=policy), now)
    identity.refresh_from_db()
    check = _check(identity, answer, standing, policy, decision, now)
    record(
        IdentityEvent.REGISTRY_ANSWERED,
        subject=check,
        by=by,
        at=now,
        applicant_id=identity.applicant_id,
        refusal=identity.refusal,
        doubts=identity.doubts,
    )
    _tell(identity, now)
    return identity


def _carry_out(identity: Identity, decision: Decision, now: datetime) -> Decision:
    """Moves the identity; the decision as it came out, because somebody else may hold the NIK."""
    if decision.refusal:
        _move(identity, IdentityState.REFUSED, now, refusal=decision.refusal)
        return decision
    try:
        NikHolder.objects.take(identity.nik_digest, holder_id=identity.pk)
    except HeldByAnother:
        return _lose(identity, decision, now)
    _move(identity, IdentityState.PHOTOS, now, doubts=list(decision.review), photo_set=F("photo_set") + 1)
    return decision


def _lose(identity: Identity, decision: Decision, now: datetime) -> Decision:
    """Another account holds the NIK. Told to those alone who have proven to know the whole of it."""
    if decision.is_proven:
        _move(identity, IdentityState.REFUSED, now, refusal=RefusalReason.NIK_IN_USE)
        return Decision(refusal=RefusalReason.NIK_IN_USE, is_proven=True)
    _move(identity, IdentityState.CLAIMING, now, doubts=list(decision.review), photo_set=F("photo_set") + 1)
    return decision


def _move(identity: Identity, to: IdentityState, now: datetime, **changes: object) -> None:
    rows = Identity.objects.filter(pk=identity.pk)
    rows.move(to=to, origin=IdentityState.ASKING, answered_at=now, **changes)


def _check(
    identity: Identity, answer: RegistryAnswer, standing: Standing, policy: Policy, decision: Decision, now: datetime
) -> RegistryCheck:
    asked_at = identity.asked_at
    assert asked_at is not None
    return RegistryCheck.objects.create(
        applicant_id=identity.applicant_id,
        question_number=identity.question_number,
        asked_at=asked_at,
        answered_at=now,
        status=answer.status,
        comparisons=answer.as_json(),
        standing=standing,
        policy=policy.valid_from,
        refusal=decision.refusal or "",
        doubts=list(decision.review),
    )


def _tell(identity: Identity, now: datetime) -> None:
    asked_at = identity.asked_at
    assert asked_at is not None
    # The page of a silent registry says at once that an e-mail will come.
    was_silent = identity.unanswered_since is not None
    has_left = was_silent or now - asked_at > _WAITS_ON_THE_PAGE or lies_ahead(asked_at, now=now)
    if identity.state == IdentityState.REFUSED:
        if has_left or identity.refusal in NOT_A_SLIP:
            tell_applicant(identity, text="identity_refused", reason=identity.refusal, now=now)
    elif has_left:
        tell_applicant(identity, text="identity_photos_wanted", now=now)
