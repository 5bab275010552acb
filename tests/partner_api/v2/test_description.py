"""What is published is as it was published, its examples run as they stand, and nothing breaks without a word."""

import copy
import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import time_machine
from django.test import Client

from prakerja.partner_api.v2.api import api
from prakerja.partner_api.v2.description import description_of
from prakerja.partner_api.v2.examples import EXAMPLES
from prakerja.partners.models import Partner
from prakerja.training import new_codes
from prakerja.training.models import Course
from prakerja.training.statements.months import cut_off_of
from prakerja.training.states import CourseState
from tests.partner_api.v2.breaking import breaking
from tests.situations import learning
from tests.situations.calls_of_v2 import program_of
from tests.situations.cards import NOW
from tests.situations.declarations import MISSED
from tests.situations.learning import a_purchase, a_webinar, finished
from tests.situations.purchases import bought
from tests.situations.statements import MONTH, made
from tests.situations.training import a_buyer, a_market, a_platform, an_institution

FOLDER: Final = Path(__file__).resolve().parents[3] / "docs" / "partner-api"
KEPT: Final = FOLDER / "v2.json"
DESCRIBED: Final = description_of(api)


def not_said(changes: list[str], changelog: str) -> list[str]:
    """Those that no line of the changelog names after the word."""
    said = [line for line in changelog.splitlines() if "**Breaking**" in line]
    return [change for change in changes if not any(change in line for line in said)]


def test_the_description_is_as_it_was_published_last() -> None:
    """`PRAKERJA_WRITE_SNAPSHOTS=1` publishes it anew, and not what breaks a client without a line in the changelog."""
    if os.environ.get("PRAKERJA_WRITE_SNAPSHOTS"):
        before = json.loads(KEPT.read_text()) if KEPT.exists() else DESCRIBED
        assert not_said(breaking(before, DESCRIBED), (FOLDER / "changelog.md").read_text()) == []
        KEPT.write_text(json.dumps(DESCRIBED, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    assert json.loads(KEPT.read_text()) == DESCRIBED


@pytest.mark.django_db
def test_what_is_published_is_this_description() -> None:
    assert Client().get("/api/v2/openapi.json").json() == DESCRIBED


def changed(change: Callable[[Any], object]) -> dict[str, Any]:
    other = copy.deepcopy(DESCRIBED)
    change(other)
    return other


def schema(told: Any, name: str) -> Any:
    return told["components"]["schemas"][name]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda told: told["paths"].pop("/api/v2/me"), "get /api/v2/me: gone"),
        (
            lambda told: told["paths"]["/api/v2/courses"]["get"]["parameters"].pop(0),
            "get /api/v2/courses: updated_since: gone",
        ),
        (lambda told: schema(told, "SaleItem")["properties"].pop("amount"), "SaleItem.amount: gone"),
        (lambda told: schema(told, "CourseRow")["required"].append("regency"), "CourseRow.regency: asked for"),
        (
            lambda told: schema(told, "SaleItem")["properties"]["amount"].update(type="string"),
            "SaleItem.amount: another type",
        ),
        (
            lambda told: schema(told, "AskedCourses")["properties"]["rows"].update(maxItems=100),
            "AskedCourses.rows: tighter",
        ),
    ],
)
def test_what_breaks_a_client_is_found(change: Callable[[Any], object], told: str) -> None:
    assert breaking(DESCRIBED, changed(change)) == [told]
    assert not_said([told], "- something else") == [told]
    assert not_said([told], f"- **Breaking** {told}, since 1 March.") == []


def test_what_is_more_breaks_nobody() -> None:
    def more(told: Any) -> None:
        told["paths"]["/api/v2/more"] = told["paths"]["/api/v2/me"]
        told["components"]["schemas"]["SaleItem"]["properties"]["more"] = {"type": "string"}
        told["components"]["schemas"]["SaleItem"]["required"].append("more")
        told["components"]["schemas"]["CourseRow"]["properties"]["more"] = {"type": "string"}

    assert breaking(DESCRIBED, changed(more)) == []


def test_every_call_that_has_a_body_has_an_example() -> None:
    with_body = {
        operation["operationId"]
        for methods in DESCRIBED["paths"].values()
        for operation in methods.values()
        if "requestBody" in operation
    }
    assert with_body == EXAMPLES.keys()


#: What is no part of the story has a test of its own below.
ELSEWHERE: Final = frozenset({"post_declarations", "post_declarations_withdraw", "post_statement_dispute"})


def tried(name: str, by: Partner) -> Any:
    """The example as it stands; the answer to it."""
    method, _, path = name.partition("_")
    answer = program_of(by).send(method.upper(), path.replace("_", "/"), EXAMPLES[name])
    assert answer.status_code == 200, (name, answer.json())
    return answer.json()


@pytest.mark.django_db
def test_every_example_of_the_story_runs_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """In its order; between drafting and selling curators let the course in."""
    example: Any = EXAMPLES["post_purchases_decline"]
    monkeypatch.setattr(new_codes, "new_redeem_code", lambda: example["redeem_code"])
    with time_machine.travel(NOW, tick=False):
        market = a_market()
        bought(market, a_buyer())
        schools = {"post_purchases_decline": market.institution}
        school, shop = an_institution("Sekolah Roti"), a_platform("Toko Kursus")
        for name in (one for one in EXAMPLES if one not in ELSEWHERE):
            by = schools.get(name, shop if "offers" in name else school)
            assert all(row["outcome"] == "created" for row in tried(name, by).get("rows", []))
            Course.objects.filter(institution=school, state=CourseState.DRAFT).update(state=CourseState.LIVE)


@pytest.mark.django_db
def test_the_examples_of_declarations_run_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    example: Any = EXAMPLES["post_declarations"]
    monkeypatch.setattr(learning, "_codes", iter([int(example["redeem_code"].removeprefix("KODE"))]))
    school = a_webinar().market.institution
    with time_machine.travel(MISSED, tick=False):
        assert tried("post_declarations", school)["kind"] == "absent"
        assert tried("post_declarations_withdraw", school)["kind"] == "absent"


@pytest.mark.django_db
def test_the_example_of_a_dispute_runs_as_it_stands() -> None:
    bought_there = finished(a_purchase(a_market()))
    made()
    with time_machine.travel(cut_off_of(MONTH) + timedelta(hours=9), tick=False):
        assert tried("post_statement_dispute", bought_there.market.institution)["state"] == "raised"
