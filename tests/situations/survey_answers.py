"""Surveys that were handed in, of as many people as one likes, and the night after their month."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.statistics.models import SurveyMonth
from prakerja.statistics.publish_survey_answers import publish_survey_answers
from tests.situations.learning import Bought
from tests.situations.surveys import PAID_AT, handed_in, with_a_survey

PUBLISHING: Final = Actor.system("statistics.publish_survey_answers")
PUBLISHED_AT: Final = PAID_AT + timedelta(days=62)
_MORE: Final = """
WITH somebody AS (
    INSERT INTO waves_joiner
    SELECT (jsonb_populate_record(joiner, jsonb_build_object(
        'applicant_id', uuidv7(), 'receipt', substr(md5(random()::text || one), 1, 12), 'regency', %(regency)s
    ))).*
    FROM waves_joiner AS joiner, generate_series(1, %(people)s) AS one
    WHERE joiner.applicant_id = %(like)s
    RETURNING applicant_id
)
INSERT INTO incentives_survey
SELECT (jsonb_populate_record(survey, jsonb_build_object(
    'applicant_id', somebody.applicant_id, 'answers', %(answers)s::jsonb
))).*
FROM incentives_survey AS survey, somebody
WHERE survey.applicant_id = %(like)s
"""


def answered_survey(*, at: datetime = PAID_AT) -> Bought:
    bought = with_a_survey()
    handed_in(bought, at=at)
    return bought


def more_who_answered(like: Bought, people: int, *, answers: str, regency: str = "3201") -> None:
    """Of the same wave, survey and moment."""
    values: dict[str, str | int] = {
        "like": str(like.buyer.applicant_id),
        "people": people,
        "answers": answers,
        "regency": regency,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MORE, values)


def published(*, at: datetime = PUBLISHED_AT) -> list[SurveyMonth]:
    is_left = True
    while is_left:
        with unit_of_work(by=PUBLISHING):
            is_left = publish_survey_answers(by=PUBLISHING, now=at)
    return list(SurveyMonth.objects.order_by("month"))
