"""The public figures, in their states."""

import json

from django.test import Client

from tests.situations.survey_answers import answered_survey, more_who_answered, published
from tests.situations.surveys import ANSWERS
from tests.web.places.table import Open, add, place

ADDRESS = "/data/survei/"
add("answers of surveys, before any were published", lambda: Open(Client(), ADDRESS))


@place("answers of surveys")
def answers() -> Open:
    more_who_answered(answered_survey(), 20, answers=json.dumps(ANSWERS))
    published()
    return Open(Client(), ADDRESS)
