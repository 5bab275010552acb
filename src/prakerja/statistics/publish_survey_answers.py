"""`publish_survey_answers()`: the answers of a month that is over are public, counted, and of nobody in particular."""

from datetime import date, datetime

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.incentives.surveys.questions import versions
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.sql import sql_file
from prakerja.statistics.events import StatisticsEvent
from prakerja.statistics.models import SurveyMonth
from prakerja.statistics.survey_figures import Counted, figures_of, summary_of
from prakerja.statistics.survey_files import as_csv, as_parquet


def publish_survey_answers(*, by: Actor, now: datetime) -> bool:
    """The next month that is over is published; returns whether there may be another. Twice is once.

    A month is published once, when it is over: nobody learns by comparing two days what one person has answered.
    """
    require(Permission.PUBLISH_FIGURES, by=by)
    month = _next_month()
    if month is None or month >= wib_day(now).replace(day=1):
        return False
    figures = figures_of(month, _counted(month), versions())
    text = as_csv(figures)
    hidden = sum(one.answers is None for one in figures)
    row, is_new = SurveyMonth.objects.get_or_create(
        pk=month,
        defaults={
            "published_at": now,
            "counts": len(figures),
            "hidden": hidden,
            "summary": summary_of(figures),
            "csv": text,
            "parquet": as_parquet(text),
        },
    )
    if is_new:
        record(StatisticsEvent.SURVEYS_PUBLISHED, subject=row, by=by, at=now, counts=len(figures), hidden=hidden)
    return True


def _next_month() -> date | None:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "next_month"))
        found: date | None = cursor.fetchone()[0]
    return found


def _counted(month: date) -> list[Counted]:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "survey_answers"), {"month": month})
        return [Counted(*row) for row in cursor.fetchall()]
