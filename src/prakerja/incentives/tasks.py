"""The incentives' background work."""

from typing import Final

from django.db.models import Exists, OuterRef

from prakerja.incentives import jobs
from prakerja.incentives.bring_due import bring_due
from prakerja.incentives.models import Instalment, Survey
from prakerja.incentives.states import InstalmentState, SurveyState
from prakerja.incentives.surveys.carry_on_surveys import carry_on_surveys
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work
from prakerja.work.carries_out import Left, carries_out

_KEEPER: Final = Actor.system("incentives.carry_on_surveys")
_BY: Final = Actor.system("incentives.bring_due")
#: Ten thousand instalments, their postings and letters are one unit of work.
_LONGEST_MS: Final = 600_000


@carries_out(jobs.bring_due)
def bring(*, wave_id: int) -> Left:
    with unit_of_work(by=_BY, statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if bring_due(wave_id=wave_id, by=work.actor, now=work.now) else Left.NOTHING


@carries_out(jobs.carry_on_surveys)
def carry_on(*, wave_id: int) -> Left:
    with unit_of_work(by=_KEEPER, statement_timeout_ms=_LONGEST_MS) as work:
        is_more = carry_on_surveys(wave_id=wave_id, by=work.actor, now=work.now)
    return Left.MORE if is_more else Left.NOTHING


@does(jobs.look_for_surveys)
def look_for_surveys() -> None:
    with unit_of_work(by=_KEEPER, statement_timeout_ms=_LONGEST_MS) as work:
        of_wave = Instalment.objects.filter(wave_id=OuterRef("pk"), number=1, settled_at__isnull=False)
        for wave_id in Wave.objects.filter(Exists(of_wave)).values_list("pk", flat=True):
            begin_work(jobs.carry_on_surveys, work.now, wave_id=wave_id)


@does(jobs.look_for_due)
def look_for_due() -> None:
    with unit_of_work(by=_BY, statement_timeout_ms=_LONGEST_MS) as work:
        of_wave = Instalment.objects.filter(
            wave_id=OuterRef("pk"), state=InstalmentState.PLANNED, due_on__lte=wib_day(work.now)
        )
        surveys = Survey.objects.filter(wave_id=OuterRef("pk"), state=SurveyState.HANDED_IN)
        # Asked apart: of the one or the other together, all of both would be read.
        waves = (Wave.objects.filter(Exists(one)).values_list("pk", flat=True) for one in (of_wave, surveys))
        for wave_id in sorted({wave_id for found in waves for wave_id in found}):
            begin_work(jobs.bring_due, work.now, wave_id=wave_id)
