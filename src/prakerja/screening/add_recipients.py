"""Those who won a seat become recipients: whatever is screened from then on is screened against them."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.screening.events import ScreeningEvent
from prakerja.waves.models import Wave


def add_recipients[M: Model](*, wave: Wave, seated: QuerySet[M, UUID], by: Actor, now: datetime) -> int:
    """Every applicant of `seated` is a recipient of the wave, with their NIK and family card of today.

    `seated` is a query of another step for the ids, which the database reads itself: half a million people are one
    statement, and another for their NIKs. Returns how many they are. Raises IntegrityError when one of the NIKs has an
    award already: the screening has let somebody through whom it should not have, and nothing is published.
    """
    query, values = seated.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "add_recipients").format(seated=query), [wave.pk, now, *values])
        recipients: int = cursor.rowcount
        cursor.execute(sql_file(__file__, "hold_recipients_niks").format(seated=query), values)
    record(ScreeningEvent.RECIPIENTS_ADDED, subject=wave, by=by, at=now, recipients=recipients)
    return recipients
