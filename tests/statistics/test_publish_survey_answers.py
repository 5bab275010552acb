"""Answers are public a month later, counted, once, and of nobody in particular."""

import csv
import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import duckdb
import pytest
from django.test import Client

from prakerja.audit.models import Event
from prakerja.incentives.models import Survey
from prakerja.kit.clock import wib_day
from tests.situations.survey_answers import PUBLISHED_AT, answered_survey, more_who_answered, published
from tests.situations.surveys import ANSWERS, PAID_AT

pytestmark = pytest.mark.django_db
_OTHER = json.dumps({**ANSWERS, "work": "employee", "again": "no"})
_SAME = json.dumps(ANSWERS)
_MONTH = f"{wib_day(PAID_AT):%Y-%m}"


def _rows() -> list[dict[str, str]]:
    text = Client().get(f"/data/survei/{_MONTH}.csv").content.decode()
    return list(csv.DictReader(StringIO(text)))


def test_of_few_people_nothing_is_published_not_even_that_they_answered() -> None:
    bought = answered_survey()
    more_who_answered(bought, 3, answers=_SAME)
    (month,) = published()
    assert (month.counts, month.summary) == (0, {})
    assert _rows() == []


def test_counts_are_by_wave_survey_province_question_and_option_and_small_ones_are_empty() -> None:
    bought = answered_survey()
    more_who_answered(bought, 11, answers=_SAME, regency="3471")
    more_who_answered(bought, 6, answers=_OTHER, regency="3401")
    more_who_answered(bought, 2, answers=_OTHER, regency="9101")
    (month,) = published()
    found = {(row["province"], row["question"], row["option"]): row["answers"] for row in _rows()}
    assert {province for province, _, _ in found} == {"34"}
    # Nobody has chosen the three others: that, and what would tell it, is hidden.
    assert (found["34", "work", "employee"], found["34", "work", "own_business"]) == ("", "11")
    assert (found["34", "again", "yes"], found["34", "again", "unsure"], found["34", "again", "no"]) == ("11", "", "")
    assert (month.hidden, month.counts) == (sum(not one for one in found.values()), len(found))


def test_a_month_is_published_when_it_is_over_and_never_again() -> None:
    bought = answered_survey()
    more_who_answered(bought, 20, answers=_SAME)
    assert published(at=PAID_AT + timedelta(hours=1)) == []
    (first,) = published()
    more_who_answered(bought, 20, answers=_OTHER)
    (again,) = published(at=PUBLISHED_AT + timedelta(days=1))
    assert bytes(first.csv) == bytes(again.csv)
    assert Event.objects.filter(name="statistics.surveys.published").count() == 1


def test_each_month_has_its_own_file_by_the_calendar_of_jakarta() -> None:
    bought = answered_survey()
    more_who_answered(bought, 20, answers=_SAME)
    midnight = (PAID_AT.replace(day=28) + timedelta(days=4)).replace(day=1, hour=17, minute=0) - timedelta(days=1)
    Survey.objects.filter(applicant_id=bought.buyer.applicant_id).update(handed_in_at=midnight)
    months = published(at=PUBLISHED_AT + timedelta(days=31))
    assert [one.month for one in months] == [wib_day(PAID_AT).replace(day=1), wib_day(midnight)]


def test_the_files_name_nobody_and_no_moment_and_both_say_the_same(tmp_path: Path) -> None:
    bought = answered_survey()
    more_who_answered(bought, 20, answers=_SAME)
    published()
    text = Client().get(f"/data/survei/{_MONTH}.csv").content
    assert text.splitlines()[0] == b"month,wave,survey,version,province,question,option,answers"
    assert str(bought.buyer.applicant_id).encode() not in text
    packed = tmp_path / "survey.parquet"
    packed.write_bytes(Client().get(f"/data/survei/{_MONTH}.parquet").content)
    with duckdb.connect() as database:
        read = database.execute("SELECT option, answers FROM read_parquet(?)", [str(packed)]).fetchall()
    assert read == [(row["option"], int(row["answers"]) if row["answers"] else None) for row in _rows()]


def test_the_page_says_what_is_hidden_and_adds_up_what_is_not() -> None:
    bought = answered_survey()
    more_who_answered(bought, 20, answers=_SAME)
    published()
    page = Client().get("/data/survei/").content.decode()
    assert f"/data/survei/{_MONTH}.parquet" in page
    assert "Usaha sendiri" in page
    for none in ("2031-01.csv", "2031-13.csv", "2031-01.parquet"):
        assert Client().get(f"/data/survei/{none}").status_code == 404
