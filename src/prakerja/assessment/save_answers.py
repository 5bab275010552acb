"""The answers of a page are kept as they are given, until the time is over."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.assessment.models import Sitting
from prakerja.assessment.rules import GRACE, is_option
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file


class TestNotStarted(Refused):
    """There is no sitting yet. What to do: start the test."""

    __test__ = False


class NoSuchOption(Refused):
    """The test has no such item, or the item no such option. What to do: choose one that is shown."""


class TimeIsUp(Refused):
    """The sitting is over; what was saved before counts. What to do: wait for the result by e-mail."""


def save_answers(*, applicant_id: ApplicantId, options: Mapping[int, int], by: Actor, now: datetime) -> None:
    """The applicant's answers, by the place of their item; the last ones given count. All of them or none. Places count
    from 0.

    Raises TestNotStarted, NoSuchOption, TimeIsUp. A few seconds after the end still count (rules.GRACE): they are the
    network's. The row itself says what and when, so the audit gets no event of its own per answer.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    sitting = Sitting.objects.for_applicant(applicant_id)
    if sitting is None:
        raise TestNotStarted
    if not all(is_option(sitting.answer_key, position, option) for position, option in options.items()):
        raise NoSuchOption
    if not _saved(applicant_id, options, now):
        raise TimeIsUp


def _saved(applicant_id: ApplicantId, options: Mapping[int, int], now: datetime) -> bool:
    values: dict[str, UUID | list[int] | datetime] = {
        "applicant_id": applicant_id,
        "positions": list(options),
        "options": list(options.values()),
        "saved_at": now,
        "latest_end": now - GRACE,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "save_answers"), values)
        return cursor.fetchone() is not None
