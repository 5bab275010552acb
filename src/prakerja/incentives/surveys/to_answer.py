"""A survey that can still be answered, locked until the end of the unit of work."""

from datetime import datetime
from uuid import UUID

from prakerja.incentives.models import Survey
from prakerja.incentives.states import SurveyState
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused


class NoSurvey(Refused):
    """They were not asked to answer such a survey."""


class SurveyOver(Refused):
    """Its last day is over, or it was handed in: its answers are not changed any more."""


def survey_to_answer(applicant_id: UUID, award: int, number: int, now: datetime) -> Survey:
    """Raises NoSurvey, SurveyOver."""
    locked = Survey.objects.select_for_update(no_key=True)
    survey = locked.filter(pk=(applicant_id, award, number)).first()
    if survey is None:
        raise NoSurvey
    if survey.state != SurveyState.OPEN or wib_day(now) > survey.open_until:
        raise SurveyOver
    return survey
