"""Test codes (`PRAT-`): every endpoint answers them as it answers a code that somebody has bought, and nobody has."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Partner
from prakerja.training.models import Attendance, Certificate, Completion, HandIn, PresenceRequest, Purchase
from prakerja.training.rehearsals.cases import CASES
from prakerja.training.rehearsals.own_cases import own_cases
from tests.partner_api.test_teaching import (
    COMMIT,
    COMPLETION,
    FEEDBACK,
    RESET,
    STATUS,
    TPM,
    TPM_STATUS,
    URL,
    data_of,
    error_of,
)
from tests.situations.learning import a_purchase
from tests.situations.partners import PartnersProgram
from tests.situations.rehearsals import EMAIL, code_of_case, confirmed_in_browser, redirect_address_of
from tests.situations.rows import all_rows, changed_since
from tests.situations.training import an_institution, sign_key_of

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 3, 2, 5, 40, tzinfo=UTC)
#: What a rehearsal may write: its own tables, the list of calls, and the audit.
OWN = {"training_rehearsal", "training_rehearsaltask", "training_rehearsalpresence", "training_rehearsalpass"}
POSITIVE = [label for label, case in CASES.items() if case.expects is None]
NEGATIVE = {
    "TC1-001-400": (COMMIT, ApiError.CODE_VOIDED),
    "TC1-002-400": (URL, ApiError.MEETING_UNKNOWN),
    "TC1-999-400": (URL, ApiError.MEETING_MISSING),
    "TC2-001-400": (COMMIT, ApiError.NOT_ITS_TIME),
    "TC2-002-400": (URL, ApiError.NOT_REDEEMED),
    "TC2-999-400": (URL, ApiError.ATTENDED_ALREADY),
    "TC3-001-400": (STATUS, ApiError.CODE_NOT_FOUND),
    "TC4-001-400": (URL, ApiError.CODE_NOT_FOUND),
    "TC5-001-400": (URL, ApiError.ATTENDED_ALREADY),
    "TC6-001-400": (COMMIT, ApiError.CODE_OVER),
    "TC7-001-400": (COMMIT, ApiError.TRAINING_CANCELLED),
    "TC8-001-400": (URL, ApiError.COURSE_STOPPED),
}


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    forget_known_partners()
    with time_machine.travel(NOON, tick=False):
        yield
    forget_known_partners()


@pytest.fixture
def school() -> Partner:
    return an_institution()


@pytest.fixture
def program(school: Partner) -> PartnersProgram:
    return PartnersProgram(school.client_code, sign_key_of(school))


def asking(school: Partner, label: str, sequence: int | None = None, **more: object) -> dict[str, object]:
    """Every field that an endpoint about a code may ask for."""
    return {
        "redeem_code": code_of_case(school, label),
        "sequence": CASES[label].sequence if sequence is None else sequence,
        "redirect_uri": redirect_address_of(school),
        "email": EMAIL,
        **more,
    }


def attended(program: PartnersProgram, school: Partner, label: str, sequence: int | None = None) -> dict[str, Any]:
    """The whole way of a participant's browser, and what the program is told of it afterwards."""
    opened = data_of(program.ask(URL, asking(school, label, sequence)))
    assert "/hadir-uji/" in opened["url"]
    confirmed_in_browser(opened["state"])
    return data_of(program.ask(STATUS, asking(school, label, sequence)))


def passed(school: Partner) -> set[str]:
    return {one.label for one in own_cases(school.pk) if one.first_passed_at}


def test_a_test_code_has_the_shape_of_the_reference(school: Partner) -> None:
    codes = [one.code for one in own_cases(school.pk)]
    assert len(set(codes)) == len(codes) == len(CASES)
    assert all(len(code) == 11 and code.startswith("PRAT-") and code[5:].isalnum() for code in codes)
    assert {"TC1-001-200", "TC1-999-200", "TC2-001-200", "TC2-999-200"} == set(POSITIVE)


def test_it_answers_the_fields_and_types_of_a_real_code(program: PartnersProgram, school: Partner) -> None:
    bought = a_purchase()
    real = PartnersProgram(bought.market.institution.client_code, sign_key_of(bought.market.institution))
    as_real = data_of(real.ask(STATUS, {"redeem_code": bought.code}))
    data = data_of(program.ask(STATUS, {"redeem_code": code_of_case(school)}))
    assert {name: type(value) for name, value in data.items()} == {name: type(value) for name, value in as_real.items()}
    assert (data["status"], data["attendance_status"], data["redeem_at"], data["course_type"]) == (0, 0, "", 1)
    assert len(data["course_code"]) <= 25
    assert len(data["schedule_code"]) == 16


@pytest.mark.parametrize("label", POSITIVE)
def test_a_positive_case_is_passed_by_an_attendance_that_the_program_asks_after(
    program: PartnersProgram, school: Partner, label: str
) -> None:
    data = attended(program, school, label)
    assert (data["status"], data["attendance_status"]) == (1, 1)
    assert data["course_type"] == int(label[2])
    assert passed(school) == {label}


@pytest.mark.parametrize("label", NEGATIVE)
def test_a_negative_case_is_passed_by_being_refused(program: PartnersProgram, school: Partner, label: str) -> None:
    endpoint, error = NEGATIVE[label]
    for _ in range(2):
        assert error_of(program.ask(endpoint, asking(school, label))) == error.value.code
    assert passed(school) == {label}


def test_every_negative_case_is_tried_here() -> None:
    assert set(NEGATIVE) | set(POSITIVE) == set(CASES)


def has_passed(school: Partner) -> bool:
    return all(one.first_passed_at for one in own_cases(school.pk))


def test_who_has_passed_all_of_them_is_shown_to_have(program: PartnersProgram, school: Partner) -> None:
    for label, (endpoint, _error) in NEGATIVE.items():
        assert not has_passed(school)
        program.ask(endpoint, asking(school, label))
    for label in POSITIVE:
        assert not has_passed(school)
        attended(program, school, label)
    assert has_passed(school)
    assert {one.first_passed_at for one in own_cases(school.pk)} == {NOON}


def test_a_whole_training_is_rehearsed_and_nothing_else_of_the_programme_hears_of_it(
    program: PartnersProgram, school: Partner
) -> None:
    before = all_rows()
    label, task = "TC1-001-200", {"redeem_code": code_of_case(school), "scope": "tpm", "sequence": 2}
    assert data_of(program.ask(COMMIT, asking(school, label)))["status"] == 1
    attended(program, school, label)
    assert error_of(program.ask(FEEDBACK, {**task, "notes": "x"})) == ApiError.NOTHING_HANDED_IN.value.code
    handed_in = data_of(program.ask(TPM, {**task, "url_file": "https://a.example/1.pdf"}))
    assert type(handed_in.pop("id")) is int
    assert handed_in == {**task, "status": 2, "url_file": "https://a.example/1.pdf"}
    answered = data_of(program.ask(FEEDBACK, {**task, "url_file": "", "notes": "Bagus"}))
    assert type(answered.pop("id")) is int
    assert answered == {**task, "status": 2, "url_file": "", "notes": "Bagus"}
    assert error_of(program.ask(FEEDBACK, {**task, "notes": "Lain"})) == ApiError.ANSWERED_ALREADY.value.code
    assert data_of(program.ask(TPM_STATUS, task))["feedback"]["status"] == 2
    assert error_of(program.ask(COMPLETION, asking(school, label))) == ApiError.NOT_ATTENDED.value.code
    attended(program, school, label, 999)
    scored = asking(school, label, posttest_score=80)
    assert data_of(program.ask(COMPLETION, scored))["number"] == 1
    assert data_of(program.ask(COMPLETION, scored, at=NOON + timedelta(seconds=1)))["number"] == 1
    assert data_of(program.ask(COMPLETION, scored | {"posttest_score": 90}))["number"] == 2
    assert changed_since(before) <= OWN | {"partners_call", "audit_event"}
    for model in (Purchase, Attendance, PresenceRequest, HandIn, Completion, Certificate):
        assert not model.objects.exists()


@pytest.mark.parametrize("field", ["redeem_code", "code"])
def test_a_positive_case_begins_anew(program: PartnersProgram, school: Partner, field: str) -> None:
    attended(program, school, "TC1-001-200")
    data = data_of(program.ask(RESET, {field: code_of_case(school).lower()}))
    assert (data["status"], data["attendance_status"], data["redeem_at"]) == (0, 0, "")
    assert attended(program, school, "TC1-001-200")["attendance_status"] == 1
    assert [one.run for one in own_cases(school.pk) if one.run] == [2]


@pytest.mark.parametrize("label", NEGATIVE)
def test_a_negative_case_is_never_reset(program: PartnersProgram, school: Partner, label: str) -> None:
    error = ApiError.CODE_NOT_FOUND if label[:3] in {"TC3", "TC4"} else ApiError.CASE_STAYS
    assert error_of(program.ask(RESET, asking(school, label))) == error.value.code


def test_a_page_of_before_the_reset_confirms_nothing(program: PartnersProgram, school: Partner) -> None:
    state = data_of(program.ask(URL, asking(school, "TC1-001-200")))["state"]
    program.ask(RESET, asking(school, "TC1-001-200"))
    confirmed_in_browser(state)
    assert data_of(program.ask(STATUS, asking(school, "TC1-001-200")))["attendance_status"] == 0


def test_anothers_test_code_and_an_invented_one_are_not_found(program: PartnersProgram, school: Partner) -> None:
    other = an_institution("Lain")
    for endpoint in (STATUS, COMMIT, RESET, URL, TPM, FEEDBACK, TPM_STATUS, COMPLETION):
        for code in (code_of_case(other), "PRAT-UJ0EEQ", "PRAT-"):
            body = asking(
                school, "TC1-001-200", redeem_code=code, scope="tpm", url_file="https://a.example/1", notes="x"
            )
            assert error_of(program.ask(endpoint, body)) == ApiError.CODE_NOT_FOUND.value.code
    assert not passed(school)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"redirect_uri": "https://evil.example/"}, ApiError.REDIRECT_NOT_REGISTERED),
        ({"email": "siti"}, ApiError.EMAIL_WRONG),
        ({"sequence": 11}, ApiError.MEETING_UNKNOWN),
        ({"sequence": 10**40}, ApiError.MEETING_UNKNOWN),
        ({"sequence": 999}, ApiError.NOT_REDEEMED),
        ({"sequence": "1"}, ApiError.FIELD_WRONG),
    ],
)
def test_the_checks_of_a_real_code(
    program: PartnersProgram, school: Partner, changes: dict[str, object], error: ApiError
) -> None:
    assert error_of(program.ask(URL, asking(school, "TC1-001-200") | changes)) == error.value.code


@pytest.mark.parametrize("hour", range(0, 24, 5))
@pytest.mark.parametrize("minute", [0, 59])
def test_a_webinar_can_be_rehearsed_at_any_hour(
    program: PartnersProgram, school: Partner, hour: int, minute: int
) -> None:
    with time_machine.travel(NOON.replace(hour=hour, minute=minute), tick=False):
        assert attended(program, school, "TC2-001-200")["attendance_status"] == 1
        assert attended(program, school, "TC2-999-200")["attendance_status"] == 1
        assert error_of(program.ask(COMMIT, asking(school, "TC2-001-400"))) == ApiError.NOT_ITS_TIME.value.code
