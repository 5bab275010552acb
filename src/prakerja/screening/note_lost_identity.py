"""Whose identity went to its owner leaves the draws that are not frozen, and wins nothing in the others.

Part of the verb that hands it over.
"""

from datetime import datetime
from typing import Final

from django.db import connection

from prakerja.audit.record import record
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.sql import sql_file
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.models import Verdict
from prakerja.screening.reasons import Occasion
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState

_UNPUBLISHED: Final = (WaveState.CLOSED, WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN)


def note_lost_identity(*, applicant_id: ApplicantId, by: Actor, now: datetime) -> None:
    """In each wave that has screened them and is not published they have a new verdict, with its reason. Twice is once.

    A wave that is closed screens them without their identity, unless it has done so already. In one that is frozen they
    stay a candidate, since nothing of its file changes, and a seat that they win is awarded to nobody. What was awarded
    is the cards' concern. The waves are held, so that none is frozen or published meanwhile.
    """
    joined = Wave.objects.filter(joiners__applicant_id=applicant_id, state__in=_UNPUBLISHED)
    held = list(joined.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    if not held:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            sql_file(__file__, "note_lost_identity"), {"applicant_id": applicant_id, "waves": held, "now": now}
        )
        noted = cursor.fetchall()
    for number, occasion in noted:
        verdict = Verdict(applicant_id=applicant_id, occasion=Occasion(occasion), number=number)
        record(ScreeningEvent.IDENTITY_LOST, subject=verdict, by=by, at=now, applicant_id=applicant_id, number=number)
