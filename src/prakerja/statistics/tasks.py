"""The background work of the public figures."""

from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.statistics import jobs
from prakerja.statistics.publish_survey_answers import publish_survey_answers

_BY: Final = Actor.system("statistics.publish_survey_answers")
#: The surveys of a country are read once a month.
_LONGEST_MS: Final = 600_000


@does(jobs.publish_survey_answers)
def publish() -> None:
    is_left = True
    while is_left:
        with unit_of_work(by=_BY, statement_timeout_ms=_LONGEST_MS) as work:
            is_left = publish_survey_answers(by=work.actor, now=work.now)
