"""An applicant starts the test; from then on the clock runs on the server."""

import os
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from prakerja.accounts.account_manager import AccountClosed
from prakerja.assessment.bank import CURRENT_BANK
from prakerja.assessment.events import AssessmentEvent
from prakerja.assessment.models import ExtraTime, Sitting
from prakerja.assessment.rules import Blueprint, answer_key, compose_test
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.locks import Lock, take
from prakerja.kit.sql import sql_file


def start_test(*, applicant_id: ApplicantId, blueprint: Blueprint, by: Actor, now: datetime) -> Sitting:
    """The applicant has a sitting with items of their own. Starting twice is starting once: the first clock runs on.

    Raises AccountClosed.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    extra_minutes = _extra_minutes_of(applicant_id)
    is_new = _insert_once(applicant_id, blueprint, extra_minutes, now)
    sitting = Sitting.objects.filter(pk=applicant_id).first()
    if sitting is None:
        raise AccountClosed
    if is_new:
        record(
            AssessmentEvent.STARTED, subject=sitting, by=by, at=now, applicant_id=applicant_id, scheme=blueprint.scheme
        )
    return sitting


def _extra_minutes_of(applicant_id: ApplicantId) -> int:
    """Locked, so that a grant made at this very moment is either seen here or finds the sitting."""
    take(Lock.TEST_TIME, applicant_id)
    return ExtraTime.objects.minutes_for(applicant_id)


def _insert_once(applicant_id: ApplicantId, blueprint: Blueprint, extra_minutes: int, now: datetime) -> bool:
    seed = os.urandom(32)
    values: dict[str, UUID | str | bytes | int | datetime | list[int | None]] = {
        "applicant_id": applicant_id,
        "bank": CURRENT_BANK,
        "seed": seed,
        "answer_key": answer_key(compose_test(seed, blueprint, bank=CURRENT_BANK)),
        "scheme": blueprint.scheme,
        "minutes": blueprint.minutes,
        "extra_minutes": extra_minutes,
        "motivation": blueprint.motivation,
        "reading": blueprint.reading,
        "arithmetic": blueprint.arithmetic,
        "ordering": blueprint.ordering,
        "started_at": now,
        "ends_at": now + timedelta(minutes=blueprint.minutes + extra_minutes),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "insert_sitting"), values)
        return cursor.fetchone() is not None
