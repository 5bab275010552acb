"""How long a survey is open, and what is missing in it: pure. Days are Jakarta's."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from prakerja.incentives.surveys.questions import Questions
from prakerja.schemes.deadlines import YearEnd

#: Paid at the latest so many days after it was handed in, whatever the answers.
PAID_WITHIN: Final = timedelta(days=14)
#: Who has not handed it in is reminded so long before its last day.
REMINDED_BEFORE: Final = timedelta(days=5)


def last_day_of_surveys(end: YearEnd) -> date:
    """Of a year; where none was published, the last one after which there is time to pay."""
    return end.surveys_close_on or end.last_payment_on - PAID_WITHIN


def open_until(opened_on: date, *, open_days: int, end: YearEnd) -> date:
    """The last day: so many days after that of the notice, and never after the year's."""
    return min(opened_on + timedelta(days=open_days), last_day_of_surveys(end))


def known_answers(questions: Questions, said: Mapping[str, str]) -> dict[str, str]:
    """Of what was said, what the questions know."""
    return {code: said[code] for code, options in questions.items() if said.get(code) in options}


def missing_in(questions: Questions, answers: Mapping[str, str]) -> list[str]:
    """The questions without an answer, in order."""
    return [code for code in questions if code not in answers]
