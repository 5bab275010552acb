"""A partner reads over v2 what it is owed, line by line or as a file, and says what is wrong."""

import base64
import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.db.models import F

from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.statement_answers import LineItem
from prakerja.training.models import Course, PayableLine, Purchase, Statement, StatementDispute
from prakerja.training.statements.months import cut_off_of
from tests.partner_api.v2.test_frame import assert_is
from tests.situations.calls_of_v2 import Program, program_of
from tests.situations.learning import COMMISSION, Bought, a_purchase, finished
from tests.situations.payables import held, lines_of
from tests.situations.statements import LATER, MONTH, NEXT, accepted, approved, disputed, made, rejected
from tests.situations.training import PRICE, Market, a_market, an_institution

pytestmark = pytest.mark.django_db
INSTITUTION = PRICE - COMMISSION
#: Rows are written by the database's clock, whatever time it is for a call.
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
READ_AT = cut_off_of(MONTH) + timedelta(hours=9)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(READ_AT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def market() -> Market:
    return a_market()


@pytest.fixture
def some(market: Market) -> list[Bought]:
    """Three of March, and stated."""
    bought = [finished(a_purchase(market)) for _ in range(3)]
    made()
    return bought


@pytest.fixture
def school(market: Market) -> Program:
    return program_of(market.institution)


def test_a_partner_reads_its_own_statements_and_no_others(school: Program, market: Market, some: list[Bought]) -> None:
    told = school.get("statements").json()["items"]
    assert [(one["month"], one["state"], one["lines"], one["due"], one["payout"]) for one in told] == [
        ("2021-03", "ready", 3, 3 * INSTITUTION, 3 * INSTITUTION)
    ]
    assert program_of(market.platform).get("statements").json()["items"][0]["due"] == 3 * COMMISSION
    assert program_of(an_institution("Lain")).get("statements").json()["items"] == []


LISTS = ["statements", "statement/lines", "statement/disputes"]


def asked(school: Program, name: str, query: str = "") -> Any:
    of = "month=2021-03&" if name == "statement/lines" else ""
    return school.get(name, of + query)


@pytest.mark.parametrize("name", LISTS)
def test_what_was_written_since_is_told(school: Program, market: Market, some: list[Bought], name: str) -> None:
    disputed(market.institution)
    rows: Any = {"statements": Statement, "statement/lines": PayableLine, "statement/disputes": StatementDispute}[name]
    rows.objects.update(updated_at=LONG_AGO)
    first = asked(school, name).json()
    assert {one["updated_at"][:10] for one in first["items"]} == {"2020-01-01"}
    again = f"updated_since={quote(first['updated_since'])}"
    assert asked(school, name, again).json()["items"] == []
    rows.objects.update(partner=F("partner"))
    assert len(asked(school, name, again).json()["items"]) == len(first["items"])


@pytest.mark.parametrize("name", LISTS)
def test_a_cursor_of_another_list_is_none(school: Program, some: list[Bought], name: str) -> None:
    made_up = {"since": None, "until": "2026-01-01T00:00:00Z", "next_since": "2026-01-01T00:00:00Z"}
    for of, key in (("courses", "x"), (name, "x"), (f"{name} 2021-03", "x"), (name.removeprefix("statement/"), "x")):
        told = json.dumps({**made_up, "of": of, "at": "2026-01-01T00:00:00Z", "key": key})
        cursor = quote(base64.urlsafe_b64encode(told.encode()).decode())
        assert_is(asked(school, name, f"cursor={cursor}"), Problem.CURSOR_WRONG)


def test_a_moment_without_its_zone_is_none(school: Program, some: list[Bought]) -> None:
    assert_is(school.get("statements", "updated_since=yesterday"), Problem.FIELD_WRONG)
    assert_is(school.get("statements", "updated_since=2021-04-01T00:00:00"), Problem.FIELD_WRONG)


def test_one_statement_has_what_is_beside_its_lines(school: Program, market: Market, some: list[Bought]) -> None:
    accepted(disputed(market.institution), 60_000)
    made(NEXT)
    told = school.get("statement", "month=2021-04").json()
    assert (told["adjusted"], told["payout"]) == (60_000, 60_000)
    assert [(one["kind"], one["amount"], one["of_month"]) for one in told["adjustments"]] == [
        ("decision", 60_000, "2021-03")
    ]


def test_what_is_approved_says_so(school: Program, market: Market, some: list[Bought]) -> None:
    approved(market.institution)
    told = school.get("statement", "month=2021-03").json()
    assert told["state"] == "approved"
    assert datetime.fromisoformat(told["approved_at"]) == cut_off_of(MONTH) + LATER


def test_lines_are_read_page_by_page(school: Program, some: list[Bought]) -> None:
    first = school.get("statement/lines", "month=2021-03&limit=2").json()
    cursor = quote(first["next_cursor"])
    last = school.get("statement/lines", f"month=2021-03&limit=2&cursor={cursor}").json()
    assert (len(first["items"]), len(last["items"]), last["next_cursor"]) == (2, 1, None)
    assert school.get("statement/lines", "month=2021-03&limit=3").json()["next_cursor"] is None
    assert_is(school.get("statement/lines", f"month=2021-04&cursor={cursor}"), Problem.CURSOR_WRONG)
    every = first["items"] + last["items"]
    assert {one["line"] for one in every} == {str(lines_of(bought)[1].posting_id) for bought in some}
    assert {one["invoice_code"] for one in every} == {bought.purchase.invoice_code for bought in some}
    assert {(one["kind"], one["part"], one["amount"], one["evidence"]) for one in every} == {
        ("final", "institution", INSTITUTION, "certificate")
    }
    assert "applicant" not in str(every)


def test_lines_are_written_as_they_are_described(school: Program, some: list[Bought]) -> None:
    """The database writes them: signs that JSON has a meaning for, too."""
    Course.objects.update(title='Roti "manis" \\ <b>é</b>')
    (one, *_others) = school.get("statement/lines", "month=2021-03").json()["items"]
    assert one["course"] == 'Roti "manis" \\ <b>é</b>'
    assert LineItem.model_validate(one).earned_at == lines_of(some[0])[1].earned_at
    assert one.keys() == LineItem.model_fields.keys()


def test_a_line_that_comes_off_leaves_the_others_where_they_are(school: Program, some: list[Bought]) -> None:
    first = school.get("statement/lines", "month=2021-03&limit=1").json()
    (gone,) = [one for one in some if str(lines_of(one)[1].posting_id) == first["items"][0]["line"]]
    held(gone, at=READ_AT)
    rest = school.get("statement/lines", f"month=2021-03&cursor={quote(first['next_cursor'])}").json()
    assert len(rest["items"]) == 2


def test_the_file_adds_up_to_what_is_due_and_holds_no_formula(
    school: Program, market: Market, some: list[Bought]
) -> None:
    Course.objects.update(title="=cmd() belajar")
    Purchase.objects.filter(pk=some[0].purchase.pk).update(invoice_code="-1+1")
    accepted(disputed(market.institution), -60_000)
    finished(a_purchase(market))
    made(NEXT)
    for month in ("2021-03", "2021-04"):
        answer = school.get("statement/file", f"month={month}")
        rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
        assert sum(int(row["amount"]) for row in rows) == school.get("statement", f"month={month}").json()["due"]
        assert {row["course"][:2] for row in rows if row["kind"] == "final"} == {"'="}
        assert not any(row["invoice_code"].startswith("-") for row in rows)


@pytest.mark.parametrize("endpoint", ["statement", "statement/lines", "statement/file"])
def test_what_is_not_there_or_anothers_is_unknown(school: Program, some: list[Bought], endpoint: str) -> None:
    assert_is(school.get(endpoint, "month=2021-04"), Problem.STATEMENT_UNKNOWN)
    assert_is(program_of(an_institution("Lain")).get(endpoint, "month=2021-03"), Problem.STATEMENT_UNKNOWN)
    for month in ("2021-13", "2021-3", "21-03", "x"):
        assert_is(school.get(endpoint, f"month={month}"), Problem.FIELD_WRONG)


def test_a_line_is_disputed_and_answered(school: Program, market: Market, some: list[Bought]) -> None:
    line = str(lines_of(some[0])[1].posting_id)
    asked = {"month": "2021-03", "line": line, "reason": "amount_wrong", "text": "Harganya 700 ribu"}
    told = school.post("statement/dispute", asked, key="k1").json()
    assert (told["state"], told["month"], told["text"]) == ("raised", "2021-03", "Harganya 700 ribu")
    assert school.post("statement/dispute", asked, key="k1").json() == told
    assert school.get("statement", "month=2021-03").json()["lines"] == 2
    rejected(StatementDispute.objects.get(partner=market.institution))
    (answered,) = school.get("statement/disputes").json()["items"]
    assert (answered["id"], answered["state"], answered["answer"]) == (told["id"], "rejected", "Sudah benar")


def test_what_cannot_be_disputed(school: Program, some: list[Bought], clock: time_machine.Traveller) -> None:
    asked = {"month": "2021-03", "reason": "other", "text": "Kurang"}
    other = str(lines_of(some[0])[0].posting_id)
    assert_is(school.post("statement/dispute", {**asked, "line": other}), Problem.LINE_UNKNOWN)
    assert_is(school.post("statement/dispute", {**asked, "month": "2021-04"}), Problem.STATEMENT_UNKNOWN)
    for wrong in ({"reason": "mood"}, {"text": ""}, {"text": "x" * 2_001}, {"text": " "}, {"more": 1}, {"line": "x"}):
        assert_is(school.post("statement/dispute", {**asked, **wrong}), Problem.FIELD_WRONG)
    school.post("statement/dispute", asked)
    assert_is(school.post("statement/dispute", {**asked, "text": "Lebih"}), Problem.DISPUTED_ALREADY)
    clock.move_to(cut_off_of(MONTH) + LATER)
    assert_is(
        school.post("statement/dispute", {**asked, "line": str(lines_of(some[0])[1].posting_id)}),
        Problem.DISPUTED_TOO_LATE,
    )
