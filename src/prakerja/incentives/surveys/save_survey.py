"""`save_survey()`: what was answered so far is kept as a draft."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.incentives.surveys.questions import versions
from prakerja.incentives.surveys.rules import known_answers
from prakerja.incentives.surveys.to_answer import survey_to_answer
from prakerja.kit.actor import Actor


def save_survey(
    *, applicant_id: UUID, award: int, number: int, answers: Mapping[str, str], by: Actor, now: datetime
) -> None:
    """What was answered so far is kept; the row itself says what, so the audit gets no event of its own.

    What is no option of its question counts as not answered. Raises NoSurvey, SurveyOver.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    survey = survey_to_answer(applicant_id, award, number, now)
    survey.answers = known_answers(versions()[survey.version], answers)
    survey.save(update_fields=["answers"])
