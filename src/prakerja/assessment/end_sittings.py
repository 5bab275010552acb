"""What finishing by hand and finishing by the clock have in common."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.assessment.events import AssessmentEvent
from prakerja.assessment.models import Sitting
from prakerja.audit.record import record
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.sql import sql_file


def end_sittings(*, applicant_ids: Sequence[ApplicantId], by: Actor, now: datetime) -> None:
    """These running sittings are finished and scored, and each applicant is told by e-mail. Lock them before."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "end_sittings"), {"applicant_ids": list(applicant_ids), "now": now})
    accounts = Account.objects.in_bulk(applicant_ids)
    for sitting in Sitting.objects.filter(pk__in=applicant_ids).order_by("pk"):
        record(
            AssessmentEvent.FINISHED,
            subject=sitting,
            by=by,
            at=now,
            applicant_id=sitting.pk,
            ended_by=sitting.ended_by,
        )
        _tell_result(accounts[sitting.pk], sitting, now)


def _tell_result(account: Account, sitting: Sitting, now: datetime) -> None:
    post_letter(
        account,
        text="test_result",
        words={
            "right": sitting.right_answers or 0,
            "scored": sum(place is not None for place in sitting.answer_key),
            "by_clock": sitting.ended_by == "clock",
        },
        now=now,
        once_key=f"test_result:{sitting.pk}",
    )
