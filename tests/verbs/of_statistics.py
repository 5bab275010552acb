"""What is published, ready to be done."""

from functools import partial

from prakerja.statistics.publish_survey_answers import publish_survey_answers
from tests.situations.survey_answers import PUBLISHED_AT, PUBLISHING, answered_survey
from tests.verbs.table import Doing, verb


@verb(
    "statistics.publish_survey_answers",
    writes="statistics_surveymonth",
    events="statistics.surveys.published",
    is_of_all=True,
)
def publishing() -> Doing:
    bought = answered_survey()
    return Doing(
        partial(publish_survey_answers, by=PUBLISHING, now=PUBLISHED_AT), PUBLISHING, bought.buyer.applicant_id
    )
