"""`hand_in_survey()`: a survey is handed in, once, and earns the same whatever the answers."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.incentives.events import IncentivesEvent
from prakerja.incentives.models import Survey
from prakerja.incentives.states import SurveyState
from prakerja.incentives.surveys.questions import versions
from prakerja.incentives.surveys.rules import known_answers, missing_in
from prakerja.incentives.surveys.to_answer import SurveyOver, survey_to_answer
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class AnswersMissing(Refused):
    """A survey is handed in with an answer to each of its questions. What was answered is saved."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__()
        self.missing = missing


def hand_in_survey(
    *, applicant_id: UUID, award: int, number: int, answers: Mapping[str, str], by: Actor, now: datetime
) -> None:
    """It is handed in, whatever the answers, and what it earns falls due in the night. The same again is the same.

    Raises NoSurvey, SurveyOver, AnswersMissing.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    said = Survey.objects.filter(pk=(applicant_id, award, number), handed_in_at__isnull=False)
    if earlier := said.values_list("answers", flat=True).first():
        if dict(answers) == earlier:
            return
        raise SurveyOver
    survey = survey_to_answer(applicant_id, award, number, now)
    questions = versions()[survey.version]
    survey.answers = known_answers(questions, answers)
    if missing := missing_in(questions, survey.answers):
        raise AnswersMissing(missing)
    survey.state, survey.handed_in_at = SurveyState.HANDED_IN, now
    survey.save(update_fields=["answers", "state", "handed_in_at"])
    record(IncentivesEvent.SURVEY_HANDED_IN, subject=survey, by=by, at=now, applicant_id=applicant_id)
