"""What institutions' programs ask of v1, from the redeem code to the feedback: types, codes and envelopes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.known_partners import forget_known_partners
from prakerja.training.models import HandIn, PresenceRequest, Purchase
from prakerja.training.states import Method, PurchaseState
from tests.situations.learning import STARTS, Bought, a_purchase, a_webinar, attended, finished, present
from tests.situations.partners import PartnersProgram
from tests.situations.training import an_institution, sign_key_of

pytestmark = pytest.mark.django_db
STATUS, COMMIT, RESET = (f"payment/redeem-code/{one}" for one in ("status", "commit", "reset"))
COMPLETION = "payment/redeem-code/completion"
URL, TPM, FEEDBACK, TPM_STATUS = (
    "oauth/url-generate",
    "tpm/submission",
    "tpm/feedback/submission",
    "tpm/submission/status",
)


@pytest.fixture(autouse=True)
def when_it_begins() -> Iterator[None]:
    forget_known_partners()
    with time_machine.travel(STARTS, tick=False):
        yield
    forget_known_partners()


def program_of(bought: Bought) -> PartnersProgram:
    institution = bought.market.institution
    return PartnersProgram(institution.client_code, sign_key_of(institution))


def data_of(answer: Any) -> dict[str, Any]:
    told = answer.json()
    assert answer.status_code == 200, told
    assert told["success"] is True
    assert isinstance(told["message"], str)
    data: dict[str, Any] = told["data"]
    return data


def error_of(answer: Any) -> str:
    told = answer.json()
    assert told["success"] is False
    assert "data" not in told
    code: str = told["code"]
    return code


def asking_for_presence(bought: Bought, **changes: object) -> dict[str, object]:
    asked = {"redeem_code": bought.code, "redirect_uri": bought.redirect_address, "email": "siti@contoh.example"}
    return asked | changes


def test_a_code_has_the_fields_and_types_that_clients_read() -> None:
    bought = a_purchase()
    data = data_of(program_of(bought).ask(STATUS, {"redeem_code": bought.code, "sequence": 1}))
    assert data == {
        "redeem_code": bought.code,
        "course_code": bought.market.course.code,
        "invoice_code": bought.purchase.invoice_code,
        "schedule_code": bought.market.schedule.code,
        "status": 0,
        "attendance_status": 0,
        "redeem_at": "",
        "dp_platform": bought.market.platform.name,
        "schedule_start_end": "2021-03-02T03:00:00Z - 2021-04-01T03:00:00Z",
        "course_type": 1,
        "course_type_label": "Self-Paced Learning",
        "course_learning_method": "online",
        "is_online_attendance": True,
        "sequence": 1,
    }
    assert type(data["status"]) is type(data["sequence"]) is int


def test_how_a_code_stands_is_few_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """Whose it is, the code, and the row of the call; one is the test's own, which signs."""
    bought = a_purchase()
    data_of(program_of(bought).ask(STATUS, {"redeem_code": bought.code, "sequence": 1}))
    with django_assert_num_queries(4):
        data_of(program_of(bought).ask(STATUS, {"redeem_code": bought.code, "sequence": 1}))


@pytest.mark.parametrize("field", ["redeem_code", "code"])
def test_a_commit_redeems_is_no_attendance_and_answers_the_same_again(field: str) -> None:
    bought = a_purchase()
    program = program_of(bought)
    first = data_of(program.ask(COMMIT, {field: bought.code}))
    assert (first["status"], first["attendance_status"], first["redeem_at"]) == (1, 0, "2021-03-02T03:00:00Z")
    again = program.ask(COMMIT, {field: bought.code}, at=STARTS + timedelta(seconds=5))
    assert data_of(again) == first
    assert bought.purchase.moves == 2


def test_attendance_is_told_by_meeting() -> None:
    bought = present(a_purchase(meetings=2), 1)
    told = [
        data_of(program_of(bought).ask(STATUS, {"redeem_code": bought.code, "sequence": one}))["attendance_status"]
        for one in (1, 2, 999)
    ]
    assert told == [1, 0, 0]
    assert data_of(program_of(bought).ask(STATUS, {"redeem_code": bought.code}))["sequence"] == 1


@pytest.mark.parametrize("endpoint", [STATUS, COMMIT, TPM_STATUS, TPM, FEEDBACK, URL])
def test_anothers_code_is_not_found(endpoint: str) -> None:
    bought, other = a_purchase(), an_institution("Lain")
    program = PartnersProgram(other.client_code, sign_key_of(other))
    body = asking_for_presence(bought, redirect_uri=other.redirect_addresses.get().address)
    body |= {"scope": "tpm", "sequence": 1, "url_file": "https://a.example/1", "notes": "Bagus"}
    assert error_of(program.ask(endpoint, body)) == ApiError.CODE_NOT_FOUND.value.code
    assert bought.purchase.state == PurchaseState.BOUGHT


@pytest.mark.parametrize(
    ("state", "error"),
    [
        (PurchaseState.VOIDED, ApiError.CODE_VOIDED),
        (PurchaseState.LAPSED, ApiError.CODE_OVER),
        (PurchaseState.ABSENT, ApiError.CODE_OVER),
        (PurchaseState.LEFT, ApiError.CODE_OVER),
    ],
)
def test_what_is_over_is_neither_redeemed_nor_open_to_clients(state: PurchaseState, error: ApiError) -> None:
    bought = a_purchase()
    Purchase.objects.update(state=state)
    program = program_of(bought)
    assert error_of(program.ask(COMMIT, {"redeem_code": bought.code})) == error.value.code
    assert data_of(program.ask(STATUS, {"redeem_code": bought.code}))["status"] == 2


def test_a_webinar_has_its_hour() -> None:
    bought = a_webinar()
    with time_machine.travel(STARTS + timedelta(minutes=61), tick=False):
        refused = program_of(bought).ask(COMMIT, {"redeem_code": bought.code})
    assert error_of(refused) == ApiError.NOT_ITS_TIME.value.code


def test_a_finished_training_is_redeemed_still() -> None:
    bought = finished()
    assert data_of(program_of(bought).ask(COMMIT, {"redeem_code": bought.code}))["status"] == 1


@pytest.mark.parametrize("method", list(Method))
def test_a_page_is_opened_for_the_participant(method: Method) -> None:
    bought = a_purchase(method=method, regency="3273" if method == Method.FACE_TO_FACE else "")
    data = data_of(program_of(bought).ask(URL, asking_for_presence(bought)))
    assert data["url"].endswith(f"/hadir/{data['state']}/")
    number = {Method.SELF_PACED: 1, Method.WEBINAR: 2, Method.FACE_TO_FACE: 3}[method]
    learned = "offline" if method == Method.FACE_TO_FACE else "online"
    assert data["course"] == {"type": number, "learning_method": learned}
    assert PresenceRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"redirect_uri": "https://evil.example/"}, ApiError.REDIRECT_NOT_REGISTERED),
        ({"redirect_uri": "\x00"}, ApiError.REDIRECT_NOT_REGISTERED),
        ({"redirect_uri": "\ud800"}, ApiError.FIELD_WRONG),
        ({"email": "siti"}, ApiError.EMAIL_WRONG),
        ({"email": "\x00@x"}, ApiError.EMAIL_WRONG),
        ({"sequence": 11}, ApiError.MEETING_UNKNOWN),
        ({"sequence": 0}, ApiError.MEETING_UNKNOWN),
        ({"sequence": 10**40}, ApiError.MEETING_UNKNOWN),
        ({"sequence": 999}, ApiError.NOT_REDEEMED),
        ({"sequence": "1"}, ApiError.FIELD_WRONG),
        ({"sequence": True}, ApiError.FIELD_WRONG),
        ({"sequence": 1.5}, ApiError.FIELD_WRONG),
        ({"redeem_code": ""}, ApiError.FIELD_WRONG),
        ({"redeem_code": "\ud800"}, ApiError.FIELD_WRONG),
        ({"redeem_code": None}, ApiError.FIELD_WRONG),
        ({"redeem_code": "TIDAKADA"}, ApiError.CODE_NOT_FOUND),
    ],
)
def test_a_page_that_cannot_be_opened(changes: dict[str, object], error: ApiError) -> None:
    bought = a_purchase()
    assert error_of(program_of(bought).ask(URL, asking_for_presence(bought, **changes))) == error.value.code
    assert not PresenceRequest.objects.exists()


def test_meetings_come_in_their_order() -> None:
    bought = present(a_purchase(meetings=3), 1)
    program = program_of(bought)
    third = program.ask(URL, asking_for_presence(bought, sequence=3))
    first = program.ask(URL, asking_for_presence(bought, sequence=1))
    assert error_of(third) == ApiError.MEETING_MISSING.value.code
    assert error_of(first) == ApiError.ATTENDED_ALREADY.value.code


def test_a_task_is_handed_in_answered_and_asked_after() -> None:
    bought = present(a_purchase())
    program, task = program_of(bought), {"redeem_code": bought.code, "scope": "tpm", "sequence": 2}
    nothing = data_of(program.ask(TPM_STATUS, task))
    assert nothing == {"assignment": {**task, "status": 0}, "feedback": {**task, "status": 0}}
    assert error_of(program.ask(FEEDBACK, {**task, "notes": "x"})) == ApiError.NOTHING_HANDED_IN.value.code
    handed_in = data_of(program.ask(TPM, {**task, "url_file": "https://a.example/1.pdf?a=1&b=<2>"}))
    reference = handed_in.pop("id")
    assert handed_in == {**task, "status": 2, "url_file": "https://a.example/1.pdf?a=1&b=<2>"}
    assert type(reference) is int
    assert data_of(program.ask(TPM_STATUS, task))["feedback"]["status"] == 0
    answered = data_of(program.ask(FEEDBACK, {**task, "url_file": "", "notes": "Bagus"}))
    assert type(answered.pop("id")) is int
    assert answered == {**task, "status": 2, "url_file": "", "notes": "Bagus"}
    assert data_of(program.ask(TPM_STATUS, task))["feedback"]["status"] == 2


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"scope": "x"}, ApiError.TASK_UNKNOWN),
        ({"scope": "uk"}, ApiError.TASK_UNKNOWN),
        ({"sequence": 999}, ApiError.TASK_UNKNOWN),
        ({"url_file": "javascript:alert(1)"}, ApiError.FILE_ADDRESS_WRONG),
        ({"url_file": "\ud800"}, ApiError.FIELD_WRONG),
        ({"url_file": None}, ApiError.FIELD_WRONG),
        ({"sequence": "2"}, ApiError.FIELD_WRONG),
    ],
)
def test_a_task_that_cannot_be_handed_in(changes: dict[str, object], error: ApiError) -> None:
    bought = present(a_purchase())
    task = {"redeem_code": bought.code, "scope": "tpm", "sequence": 2, "url_file": "https://a.example/1.pdf"}
    assert error_of(program_of(bought).ask(TPM, task | changes)) == error.value.code
    assert not HandIn.objects.exists()


def test_nothing_that_was_bought_is_ever_reset() -> None:
    bought = present(a_purchase())
    program = program_of(bought)
    assert error_of(program.ask(RESET, {"redeem_code": bought.code})) == ApiError.NOT_A_TEST_CODE.value.code
    assert error_of(program.ask(RESET, {"redeem_code": "PRAT-UJ0EEQ"})) == ApiError.CODE_NOT_FOUND.value.code
    assert bought.purchase.state == PurchaseState.REDEEMED


def test_completion_is_declared_when_all_is_proven_and_corrected_by_other_scores() -> None:
    bought = a_purchase()
    program, asked = program_of(bought), {"redeem_code": bought.code}
    assert error_of(program.ask(COMPLETION, asked)) == ApiError.NOT_REDEEMED.value.code
    present(bought, 1)
    assert error_of(program.ask(COMPLETION, asked)) == ApiError.NOT_ATTENDED.value.code
    present(bought, 999)
    declared = data_of(program.ask(COMPLETION, {**asked, "pretest_score": 40, "posttest_score": 80}))
    assert declared == {"redeem_code": bought.code, "declared_at": "2021-03-02T03:00:00Z", "number": 1}
    corrected = data_of(program.ask(COMPLETION, {**asked, "pretest_score": 40, "posttest_score": 90}))
    assert corrected["number"] == 2


@pytest.mark.parametrize(
    ("score", "error"),
    [
        (101, ApiError.SCORE_WRONG),
        (-1, ApiError.SCORE_WRONG),
        ("80", ApiError.FIELD_WRONG),
        (True, ApiError.FIELD_WRONG),
    ],
)
def test_a_score_that_is_none(score: object, error: ApiError) -> None:
    bought = attended()
    answer = program_of(bought).ask(COMPLETION, {"redeem_code": bought.code, "posttest_score": score})
    assert error_of(answer) == error.value.code
    assert bought.purchase.certified_by is None
