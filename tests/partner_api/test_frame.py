"""Who is let in, what is said to everybody else, and what is noted of it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from prakerja.kit.clock import read_clock
from prakerja.partner_api.rate import Rate
from prakerja.partner_api.v1 import caller, quota
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.signature import sign
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Call, Partner
from prakerja.partners.states import PartnerKind
from tests.situations.partners import INTEGRATION, PartnersProgram, put_key, put_partner, sign_key_of

pytestmark = pytest.mark.django_db
QUOTA = "payment/quota-schedule"
ASKED = {"course_code": "c1", "schedule_code": "s1"}


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget_known_partners()
    yield
    forget_known_partners()


@pytest.fixture
def platform() -> Partner:
    return put_partner(PartnerKind.PLATFORM)


@pytest.fixture
def program(platform: Partner) -> PartnersProgram:
    return PartnersProgram(platform.client_code)


def assert_is(answer: Any, error: ApiError) -> None:
    """The status, and an envelope in which clients of five languages find what they read."""
    told = answer.json()
    assert (answer.status_code, told["code"], told["success"]) == (error.value.status, error.value.code, False)
    assert isinstance(told["message"], str)
    assert told["message"]
    assert "data" not in told
    assert answer.headers["Content-Type"].startswith("application/json")


def test_whoever_signs_is_let_in(program: PartnersProgram) -> None:
    assert_is(program.ask(QUOTA, ASKED), ApiError.SCHEDULE_NOT_FOUND)


def test_fields_that_lack_have_the_error_of_the_reference(program: PartnersProgram) -> None:
    for lacking in ({}, {"course_code": "c1"}, {"course_code": "", "schedule_code": "s1"}):
        assert_is(program.ask(QUOTA, lacking), ApiError.COURSE_OR_SCHEDULE_EMPTY)


@pytest.mark.parametrize("lacking", ["client_code", "signature", "timestamp"])
def test_a_call_without_one_of_its_headers(program: PartnersProgram, lacking: str) -> None:
    headers = program.headers(INTEGRATION + QUOTA, b"{}")
    del headers[lacking]
    assert_is(program.send(QUOTA, b"{}", headers), ApiError.UNSIGNED)


def test_a_client_that_nobody_knows(platform: Partner) -> None:
    assert_is(PartnersProgram("stranger").ask(QUOTA, ASKED), ApiError.CLIENT_UNKNOWN)


def test_a_wrong_key(platform: Partner) -> None:
    assert_is(PartnersProgram(platform.client_code, sign_key="0" * 32).ask(QUOTA, ASKED), ApiError.SIGNATURE_WRONG)


def test_anothers_key(platform: Partner) -> None:
    other = put_partner(PartnerKind.PLATFORM, number=2)
    own = PartnersProgram(platform.client_code)
    headers = PartnersProgram(other.client_code).headers(INTEGRATION + QUOTA, b"{}")
    assert_is(own.send(QUOTA, b"{}", headers | {"client_code": platform.client_code}), ApiError.SIGNATURE_WRONG)


@pytest.mark.parametrize("off", [timedelta(minutes=16), timedelta(days=1), timedelta(days=4000)])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_call_of_another_time(program: PartnersProgram, off: timedelta, sign: int) -> None:
    assert_is(program.ask(QUOTA, ASKED, at=read_clock() + sign * off), ApiError.TIMESTAMP_OUT_OF_TIME)


@pytest.mark.parametrize("minutes", [-14, 14])
def test_a_clock_that_is_off_by_minutes(program: PartnersProgram, minutes: int) -> None:
    at = read_clock() + timedelta(minutes=minutes)
    assert_is(program.ask(QUOTA, ASKED, at=at), ApiError.SCHEDULE_NOT_FOUND)


@pytest.mark.parametrize("timestamp", ["x", "-1", "1e9", "16000000000000", "٣٣٣٣٣٣٣٣٣٣", "1600000000.5", " "])
def test_what_is_no_timestamp(program: PartnersProgram, timestamp: str) -> None:
    """Signed all the same: whoever has the key may still not say when they please."""
    text = f"{program.client_code}{timestamp}POST{INTEGRATION}{QUOTA}{{}}".encode()
    headers = {
        "client_code": program.client_code,
        "timestamp": timestamp,
        "signature": sign(text, sign_key_of(program.client_code).encode()),
    }
    assert program.send(QUOTA, b"{}", headers).json()["code"] in {
        ApiError.TIMESTAMP_OUT_OF_TIME.value.code,
        ApiError.UNSIGNED.value.code,
        ApiError.SIGNATURE_WRONG.value.code,
    }


def test_two_keys_are_right_while_one_replaces_the_other(platform: Partner) -> None:
    now = read_clock()
    put_key(platform, "new-key", number=2, since=now)
    platform.keys.filter(number=1).update(valid_until=now + timedelta(hours=1))
    forget_known_partners()
    for key in ("", "new-key"):
        assert_is(PartnersProgram(platform.client_code, sign_key=key).ask(QUOTA, ASKED), ApiError.SCHEDULE_NOT_FOUND)
    platform.keys.filter(number=1).update(valid_until=now)
    forget_known_partners()
    assert_is(PartnersProgram(platform.client_code).ask(QUOTA, ASKED), ApiError.SIGNATURE_WRONG)


def test_a_suspended_partner(platform: Partner, program: PartnersProgram) -> None:
    Partner.objects.update(suspended_at=read_clock())
    forget_known_partners()
    assert_is(program.ask(QUOTA, ASKED), ApiError.PARTNER_SUSPENDED)


def test_a_partner_that_is_suspended_after_it_was_let_in(platform: Partner, program: PartnersProgram) -> None:
    assert_is(program.ask(QUOTA, ASKED), ApiError.SCHEDULE_NOT_FOUND)
    Partner.objects.update(suspended_at=read_clock())
    assert_is(program.ask(QUOTA, ASKED), ApiError.PARTNER_SUSPENDED)


def test_an_institution_asks_nothing_of_a_platforms() -> None:
    school = put_partner(PartnerKind.INSTITUTION)
    assert_is(PartnersProgram(school.client_code).ask(QUOTA, ASKED), ApiError.OTHER_KIND)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"1",
        b'{"course_code":"a","course_code":"b"}',
        b'{"a":{"b":1,"b":2}}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b"{} {}",
        b"\xff\xfe{\x00}\x00",
        b'{"course_code":"\xe9"}',
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
    ],
    ids=range(15),
)
def test_a_body_that_is_no_object_in_json(program: PartnersProgram, raw: bytes) -> None:
    assert_is(program.ask(QUOTA, raw=raw), ApiError.BODY_UNREADABLE)


@pytest.mark.parametrize("value", [1, 1.5, None, True, [], {}, "a b", "a\x00", "é", "a" * 65, "\u202ea"])
@pytest.mark.parametrize("field", ["course_code", "schedule_code"])
def test_a_field_of_another_kind(program: PartnersProgram, field: str, value: object) -> None:
    answer = program.ask(QUOTA, ASKED | {field: value})
    assert_is(answer, ApiError.FIELD_WRONG)
    assert field in answer.json()["message"]


def test_more_fields_than_we_know_are_let_be(program: PartnersProgram) -> None:
    assert_is(program.ask(QUOTA, ASKED | {"user": 1}), ApiError.SCHEDULE_NOT_FOUND)


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "options", "head"])
def test_another_method(method: str) -> None:
    answer = getattr(Client(), method)(INTEGRATION + QUOTA)
    assert answer.status_code == ApiError.ONLY_POST.value.status
    if method != "head":
        assert_is(answer, ApiError.ONLY_POST)


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/", "/api/v1/integration/", "/api/v1/integration/payment/x", "/api/v9/x"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_that_there_is_not(path: str, method: str) -> None:
    assert_is(getattr(Client(), method)(path), ApiError.NO_SUCH_ENDPOINT)


def test_every_call_is_noted_with_how_it_ended_and_not_with_what_was_in_it(
    platform: Partner, program: PartnersProgram
) -> None:
    program.ask(QUOTA, {"course_code": "secret-one", "schedule_code": "s"})
    PartnersProgram("stranger").ask(QUOTA, ASKED)
    PartnersProgram(platform.client_code, sign_key="0" * 32).ask(QUOTA, ASKED)
    known, unsigned = Call.objects.order_by("at")
    assert (known.partner_id, known.endpoint, known.status) == (platform.pk, "quota_schedule", 400)
    assert known.error == ApiError.SCHEDULE_NOT_FOUND.value.code
    assert (unsigned.partner_id, unsigned.error) == (platform.pk, ApiError.SIGNATURE_WRONG.value.code)
    assert "secret-one" not in json.dumps(list(Call.objects.values()), default=str)


def test_whoever_only_says_a_partners_name_fills_little_of_its_list(platform: Partner) -> None:
    thief = PartnersProgram(platform.client_code, sign_key="0" * 32)
    for _ in range(40):
        assert_is(thief.ask(QUOTA, ASKED), ApiError.SIGNATURE_WRONG)
    assert 1 <= Call.objects.count() <= 20


def test_strangers_write_nothing(platform: Partner) -> None:
    for _ in range(5):
        PartnersProgram("stranger").ask(QUOTA, ASKED)
        Client().post("/api/v1/integration/x")
    assert not Call.objects.exists()


def test_what_breaks_is_told_in_the_envelope(program: PartnersProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(**_asked: object) -> int:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr(quota, "seats_left", breaks)
    answer = program.ask(QUOTA, ASKED)
    assert_is(answer, ApiError.BROKEN)
    assert "secret" not in answer.content.decode()


def test_codes_are_one_errors_each_and_say_their_status() -> None:
    said = [error.value for error in ApiError]
    assert len({one.code for one in said}) == len(said)
    for one in said:
        assert one.code[3:6].isalpha()
        assert str(int(one.status)) in one.code or one.code.startswith("ERROAUTH")
    assert {one.code for one in said if not one.is_ours} <= {
        *("ERRPLT40036", "ERRPLT40028", "ERRVOD40001"),
        *("ERROAUTH4024", "ERROAUTH4029", "ERROAUTH4030", "ERROAUTH4031"),
    }


def test_one_call_too_many_in_a_second(program: PartnersProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller, "_rate", Rate(most=0))
    answer = program.ask(QUOTA, ASKED)
    assert_is(answer, ApiError.TOO_MANY_CALLS)
    assert answer.headers["Retry-After"] == "1"


def test_what_the_endpoints_are_is_told_to_everybody() -> None:
    told = Client().get(INTEGRATION + "openapi.json").json()
    assert INTEGRATION + QUOTA in told["paths"]
