"""What the catalogue and reviews are asked for: nonsense in each filter is an answer, and no slow one."""

import re
from typing import Final

import pytest

from tests.bytes.asked import Pages
from tests.bytes.strange import SIGNS, long_ones
from tests.bytes.test_queries import get, percent
from tests.thorough import beside_some

OF_A_PLACE: Final = ("9" * 16 + "-" + "f" * 32, "0" * 16 + "-" + "0" * 32, "٣" * 16 + "-" + "0" * 32, "1-1", "-")
pytestmark = [pytest.mark.xdist_group("bytes")]
FIELDS: Final = (
    *("words", "topic", "method", "most", "province", "regency", "well_rated", "within_balance", "near", "after"),
    "nobody-knows",
)
OF_A_SEARCH: Final = (
    *("-" * 100, "!" * 100, "(" * 100, "a&" * 50, "a <-> " * 16, ":*", "'a':A & !b", '"' * 99, "a\\'b", "% _ %"),
    *("1-1-1", "0-999999999-999999999999999999", "1-9999999999-1", "2-1-1", "0--1-1", "٣-1-1", "0-1-1\n"),
    *("1.000.000", "1,5", "9" * 15, "9" * 400, "31", "3171", "food", "webinar", "a" * 10_000),
)


def test_whatever_the_catalogue_is_asked_for_it_answers_soon(pages: Pages) -> None:
    tried = 0
    for field, typed in beside_some(FIELDS, [*SIGNS, *OF_A_SEARCH, *long_ones(2_000)], times=3):
        answer = pages.ask(get(f"/pelatihan/?{field}={percent(typed)}"))
        assert answer.status in (200, 400, 414), (field, typed[:100], answer.status)
        tried += 1
    assert tried > 400
    for query in ("?", "?words", "?words=a&words=b", "?words[]=a", "?WORDS=A", "?most=1&most=2", "?after&after"):
        assert pages.ask(get(f"/pelatihan/{query}")).status == 200


def test_whatever_place_among_reviews_is_asked_for_some_are_shown(pages: Pages) -> None:
    course = re.search(r"/pelatihan/(\d+)/", pages.ask(get("/pelatihan/")).body.decode())
    address = f"/pelatihan/{course[1]}/ulasan/" if course else ""
    tried = 0
    for typed in [*SIGNS, *OF_A_PLACE, *long_ones(2_000)]:
        answer = pages.ask(get(f"{address}?after={percent(typed)}"))
        assert answer.status in (200, 400, 414), (typed[:100], answer.status)
        tried += 1
    assert tried > 40
