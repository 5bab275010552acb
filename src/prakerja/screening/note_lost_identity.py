"""Whose identity went to its owner leaves the draws that are not frozen. Part of the verb that hands it over."""

from datetime import datetime

from django.db import connection

from prakerja.audit.record import record
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.sql import sql_file
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.models import Verdict
from prakerja.screening.reasons import Occasion
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def note_lost_identity(*, applicant_id: ApplicantId, by: Actor, now: datetime) -> None:
    """In each wave that is screened and not frozen they have a new verdict, with its reason. Twice is once.

    A wave that is closed is screened without their identity; in one that is frozen they stay a candidate, and what they
    win is taken back (a revocation). The waves are held, so that none is frozen meanwhile.
    """
    joined = Wave.objects.filter(joiners__applicant_id=applicant_id, state=WaveState.SCREENED)
    held = list(joined.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    if not held:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            sql_file(__file__, "note_lost_identity"), {"applicant_id": applicant_id, "waves": held, "now": now}
        )
        numbers = [number for (number,) in cursor.fetchall()]
    for number in numbers:
        verdict = Verdict(applicant_id=applicant_id, occasion=Occasion.IDENTITY, number=number)
        record(ScreeningEvent.IDENTITY_LOST, subject=verdict, by=by, at=now, applicant_id=applicant_id, number=number)
