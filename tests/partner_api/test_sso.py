"""How partners' programs sign people in: the reference's steps, its errors, and whatever somebody else may try."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.accounts.sign_out_everywhere import sign_out_everywhere
from prakerja.audit.models import Event
from prakerja.cards.models import Card
from prakerja.journey.close_account import close_account
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api import rate
from prakerja.partner_api.rate import RateOfMany
from prakerja.partner_api.sso import caller
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Call, Partner
from prakerja.partners.sso.forget_old_sign_ins import forget_old_sign_ins
from prakerja.partners.sso.models import SignInClient, SignInConsent, SignInGrant, SignInLink, SignInTicket
from prakerja.partners.sso.rules import ACCESS_LASTS, CODE_LASTS, REFRESH_LASTS
from prakerja.partners.sso.withdraw_consent import withdraw_consent
from prakerja.partners.suspend_partner import suspend_partner
from tests.partner_api.test_frame import assert_is
from tests.situations.accounts import an_account
from tests.situations.sso import (
    ALL,
    AUTHORIZE,
    PROFILE,
    REFRESH,
    TOKEN,
    SsoProgram,
    a_client,
    address_of,
    agreed_code,
    consent_address,
    query_of,
    said_in,
)
from tests.situations.training import a_buyer, a_platform, an_institution
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 3, 2, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What another test has sent in this second does not count."""
    forget_known_partners()
    monkeypatch.setattr(caller, "_of_brought", RateOfMany(most=20))
    with time_machine.travel(NOON, tick=False):
        yield
    forget_known_partners()


@pytest.fixture
def partner() -> Partner:
    return a_client()


@pytest.fixture
def program(partner: Partner) -> SsoProgram:
    return SsoProgram(partner)


@pytest.fixture
def siti() -> Account:
    return Account.objects.get(pk=a_buyer().applicant_id)


def data_of(answer: Any) -> dict[str, Any]:
    told = answer.json()
    assert answer.status_code == 200, told
    assert (told["success"], told["errorCode"], told["message"]) == (True, "0", "no error")
    assert answer.headers["Cache-Control"] == "no-store"
    data: dict[str, Any] = told["data"]
    return data


def assert_unauthorized(answer: Any, code: str) -> None:
    assert answer.status_code == 400
    assert answer.json() == {"code": code, "message": "Unauthorized", "success": False}


# authorize


@pytest.mark.parametrize("signed", ["path", "sent", "sorted"])
def test_a_program_gets_the_address_of_the_consent_page(program: SsoProgram, signed: str) -> None:
    url = data_of(program.authorize(signed=signed))["redirect_url"]
    assert "/consent-sso?" in url
    assert said_in(url) == query_of(program.partner)


@pytest.mark.parametrize("lacking", ["X-Signature", "X-Timestamp"])
def test_authorize_is_signed(program: SsoProgram, lacking: str) -> None:
    headers = program.headers("GET", AUTHORIZE)
    del headers[lacking]
    assert_is(Client().get(AUTHORIZE, query_of(program.partner), headers=headers), ApiError.SIGN_IN_UNSIGNED)


def test_a_signature_of_another_call_or_time(program: SsoProgram) -> None:
    query = query_of(program.partner)
    for method, path in (("POST", AUTHORIZE), ("GET", TOKEN), ("GET", f"{AUTHORIZE}?scope=name")):
        headers = program.headers(method, path)
        assert_is(Client().get(AUTHORIZE, query, headers=headers), ApiError.SIGNATURE_WRONG)
    headers = program.headers("GET", AUTHORIZE)
    with time_machine.travel(NOON + timedelta(minutes=16), tick=False):
        assert_is(Client().get(AUTHORIZE, query, headers=headers), ApiError.TIMESTAMP_OUT_OF_TIME)


def test_who_calls_must_be_known_and_may_speak_for_nobody_else(program: SsoProgram) -> None:
    other = a_client(an_institution("Lain"))
    assert_unauthorized(Client().get(AUTHORIZE), "ERROAUTH4024")
    assert_unauthorized(Client().get(AUTHORIZE, headers={"X-Client-Id": "stranger"}), "ERROAUTH4029")
    assert_unauthorized(program.authorize(client_id=other.client_code), "ERROAUTH4029")
    assert_unauthorized(SsoProgram(a_platform()).authorize(), "ERROAUTH4029")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"redirect_uri": "https://evil.example/"}, ApiError.SIGN_IN_ADDRESS_UNKNOWN),
        ({"redirect_uri": ""}, ApiError.SIGN_IN_ADDRESS_UNKNOWN),
        ({"login_uri": "https://evil.example/"}, ApiError.SIGN_IN_ADDRESS_UNKNOWN),
        ({"state": ""}, ApiError.STATE_WRONG),
        ({"state": "a\nb"}, ApiError.STATE_WRONG),
        ({"state": "é"}, ApiError.STATE_WRONG),
        ({"state": "a" * 501}, ApiError.STATE_WRONG),
        ({"scope": ""}, ApiError.SCOPE_WRONG),
        ({"scope": "nik saldo"}, ApiError.SCOPE_WRONG),
    ],
)
def test_what_is_asked_for_must_be_registered(program: SsoProgram, changes: dict[str, str], error: ApiError) -> None:
    assert_is(program.authorize(**changes), error)


def test_an_address_is_exactly_the_registered_one(program: SsoProgram) -> None:
    right = address_of(program.partner)
    for near in (
        f"{right}&x=1",
        right.upper(),
        right.removesuffix("1"),
        f"{right}#",
        f" {right}",
        right.replace("?", "/?"),
    ):
        assert_is(program.authorize(redirect_uri=near), ApiError.SIGN_IN_ADDRESS_UNKNOWN)
    assert_is(program.authorize(redirect_uri=query_of(program.partner)["login_uri"]), ApiError.SIGN_IN_ADDRESS_UNKNOWN)


# tokens


def test_a_code_becomes_tokens_of_the_published_shape(program: SsoProgram, siti: Account) -> None:
    data = data_of(program.exchange(agreed_code(siti, program.partner)))
    assert set(data) == {"access_token", "expires_in", "refresh_token", "scope", "token_type"}
    assert data["expires_in"] == str(int((NOON + ACCESS_LASTS).timestamp()))
    assert (data["scope"], data["token_type"]) == (ALL, "Bearer")
    assert data["access_token"] != data["refresh_token"]


def test_neither_codes_nor_tokens_are_kept(program: SsoProgram, siti: Account) -> None:
    code = agreed_code(siti, program.partner)
    data = data_of(program.exchange(code))
    kept = json.dumps([list(SignInTicket.objects.values()), list(Event.objects.values())], default=str)
    for secret in (code, data["access_token"], data["refresh_token"]):
        assert secret not in kept


def test_a_code_is_good_once_and_a_second_time_ends_what_it_gave(program: SsoProgram, siti: Account) -> None:
    code = agreed_code(siti, program.partner)
    data = data_of(program.exchange(code))
    assert_unauthorized(program.exchange(code), "ERROAUTH4031")
    assert_unauthorized(program.profile(data["access_token"]), "ERROAUTH4030")
    assert_is(program.refresh(data["refresh_token"]), ApiError.REFRESH_UNKNOWN)
    assert SignInGrant.objects.get().ended_for == "reused"
    assert Event.objects.filter(name="partners.sign_in.reused").exists()


@pytest.mark.parametrize("body", [{}, {"code": ""}, {"code": "x"}, {"code": "é"}, {"code": None}, {"x": 1}])
def test_what_is_no_code(program: SsoProgram, body: object) -> None:
    assert_unauthorized(program.post(TOKEN, body), "ERROAUTH4031")


@pytest.mark.parametrize("body", [{"code": 1}, {"code": ["x"]}, {"token": 1}, {"code": "x" * 1_001}])
def test_a_field_of_another_kind(program: SsoProgram, body: object) -> None:
    assert_is(program.post(TOKEN, body), ApiError.FIELD_WRONG)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b'{"code":"a","code":"b"}', b"\xff"])
def test_a_body_that_is_no_object(program: SsoProgram, raw: bytes) -> None:
    headers = {"X-Client-Id": program.partner.client_code}
    for path in (TOKEN, REFRESH):
        answer = Client().post(path, data=raw, content_type="application/json", headers=headers)
        assert_is(answer, ApiError.BODY_UNREADABLE)


def test_a_code_is_over_after_two_minutes(program: SsoProgram, siti: Account) -> None:
    code = agreed_code(siti, program.partner)
    with time_machine.travel(NOON + CODE_LASTS, tick=False):
        assert_unauthorized(program.exchange(code), "ERROAUTH4031")


def test_a_code_is_its_partners_alone(program: SsoProgram, siti: Account) -> None:
    """Injected into another client's sign-in it is nothing there, and stays good where it belongs."""
    other, code = SsoProgram(a_client(an_institution("Lain"))), agreed_code(siti, program.partner)
    assert_unauthorized(other.exchange(code), "ERROAUTH4031")
    data = data_of(program.exchange(code))
    assert_is(other.refresh(data["refresh_token"]), ApiError.REFRESH_UNKNOWN)
    assert_unauthorized(other.profile(data["access_token"]), "ERROAUTH4030")
    assert program.profile(data["access_token"]).status_code == 200


def test_a_program_that_says_where_its_code_was_led_to_is_held_to_it(program: SsoProgram, siti: Account) -> None:
    code = agreed_code(siti, program.partner)
    wrong = program.post(TOKEN, {"code": code, "redirect_uri": "https://evil.example/"})
    assert_unauthorized(wrong, "ERROAUTH4031")
    data_of(program.post(TOKEN, {"code": code, "redirect_uri": address_of(program.partner)}))


def test_one_kind_is_never_taken_for_another(program: SsoProgram, siti: Account) -> None:
    code = agreed_code(siti, program.partner)
    assert_unauthorized(program.profile(code), "ERROAUTH4030")
    assert_is(program.refresh(code), ApiError.REFRESH_UNKNOWN)
    data = data_of(program.exchange(code))
    assert_unauthorized(program.profile(data["refresh_token"]), "ERROAUTH4030")
    assert_unauthorized(program.exchange(data["access_token"]), "ERROAUTH4031")
    assert_is(program.refresh(data["access_token"]), ApiError.REFRESH_UNKNOWN)


@pytest.mark.parametrize("path", [REFRESH, TOKEN])
def test_a_refresh_token_becomes_another_pair(program: SsoProgram, siti: Account, path: str) -> None:
    first = data_of(program.exchange(agreed_code(siti, program.partner)))
    second = data_of(program.refresh(first["refresh_token"], path))
    assert set(second) == set(first)
    assert second["refresh_token"] != first["refresh_token"]
    assert program.profile(second["access_token"]).status_code == 200


def test_a_refresh_token_that_comes_again_ends_the_whole_family(program: SsoProgram, siti: Account) -> None:
    first = data_of(program.exchange(agreed_code(siti, program.partner)))
    second = data_of(program.refresh(first["refresh_token"]))
    another = data_of(program.exchange(agreed_code(siti, program.partner)))
    assert_is(program.refresh(first["refresh_token"]), ApiError.REFRESH_UNKNOWN)
    for token in (first["access_token"], second["access_token"]):
        assert_unauthorized(program.profile(token), "ERROAUTH4030")
    assert_is(program.refresh(second["refresh_token"]), ApiError.REFRESH_UNKNOWN)
    assert program.profile(another["access_token"]).status_code == 200


def test_tokens_end_by_the_clock(program: SsoProgram, siti: Account) -> None:
    data = data_of(program.exchange(agreed_code(siti, program.partner)))
    with time_machine.travel(NOON + ACCESS_LASTS, tick=False):
        assert_unauthorized(program.profile(data["access_token"]), "ERROAUTH4030")
    with time_machine.travel(NOON + REFRESH_LASTS, tick=False):
        assert_is(program.refresh(data["refresh_token"]), ApiError.REFRESH_UNKNOWN)


def assert_over(program: SsoProgram, data: dict[str, Any]) -> None:
    assert_unauthorized(program.profile(data["access_token"]), "ERROAUTH4030")
    assert_is(program.refresh(data["refresh_token"]), ApiError.REFRESH_UNKNOWN)


def test_tokens_end_with_the_consent(program: SsoProgram, siti: Account) -> None:
    data, code = data_of(program.exchange(agreed_code(siti, program.partner))), agreed_code(siti, program.partner)
    by = Actor.applicant(siti.pk)
    with unit_of_work(by=by):
        withdraw_consent(applicant_id=siti.pk, partner_id=program.partner.pk, by=by, now=NOON)
    assert set(SignInGrant.objects.values_list("ended_for", flat=True)) == {"withdrawn"}
    assert_over(program, data)
    assert_unauthorized(program.exchange(code), "ERROAUTH4031")


def test_tokens_end_with_the_suspension_of_the_partner_and_stay_so(program: SsoProgram, siti: Account) -> None:
    data = data_of(program.exchange(agreed_code(siti, program.partner)))
    by = an_officer()
    with unit_of_work(by=by):
        suspend_partner(partner_id=program.partner.pk, reason="Laporan", by=by, now=NOON)
    assert_is(program.profile(data["access_token"]), ApiError.PARTNER_SUSPENDED)
    assert_is(program.refresh(data["refresh_token"]), ApiError.PARTNER_SUSPENDED)
    Partner.objects.update(suspended_at=None)
    forget_known_partners()
    assert_over(program, data)


def test_tokens_end_with_the_account(program: SsoProgram) -> None:
    siti = an_account("siti@contoh.example")
    data = data_of(program.exchange(agreed_code(siti, program.partner)))
    by = Actor.applicant(siti.pk)
    with unit_of_work(by=by):
        close_account(account=siti, by=by, now=NOON)
    assert_over(program, data)
    assert not SignInLink.objects.exists()
    assert SignInConsent.objects.count() == 1


def test_a_locked_account_tells_nothing(program: SsoProgram, siti: Account) -> None:
    data = data_of(program.exchange(agreed_code(siti, program.partner)))
    Account.objects.filter(pk=siti.pk).update(is_active=False)
    assert_unauthorized(program.profile(data["access_token"]), "ERROAUTH4030")


def test_a_locked_account_gets_no_tokens_and_goes_on_when_it_is_open_again(program: SsoProgram, siti: Account) -> None:
    code, other = agreed_code(siti, program.partner), agreed_code(siti, program.partner)
    refresh = data_of(program.exchange(other))["refresh_token"]
    Account.objects.filter(pk=siti.pk).update(is_active=False)
    assert_unauthorized(program.exchange(code), "ERROAUTH4031")
    assert_is(program.refresh(refresh), ApiError.REFRESH_UNKNOWN)
    Account.objects.filter(pk=siti.pk).update(is_active=True)
    data_of(program.exchange(code))
    data_of(program.refresh(refresh))


def test_a_code_that_comes_again_ends_what_it_gave_also_while_the_account_is_locked(
    program: SsoProgram, siti: Account
) -> None:
    code = agreed_code(siti, program.partner)
    data = data_of(program.exchange(code))
    Account.objects.filter(pk=siti.pk).update(is_active=False)
    program.exchange(code)
    Account.objects.filter(pk=siti.pk).update(is_active=True)
    assert_over(program, data)


def test_tokens_end_with_every_session(program: SsoProgram, siti: Account) -> None:
    data = data_of(program.exchange(agreed_code(siti, program.partner)))
    waiting = agreed_code(siti, program.partner)
    by = Actor.applicant(siti.pk)
    with unit_of_work(by=by):
        sign_out_everywhere(account=siti, but=None, by=by, now=NOON)
    assert set(SignInGrant.objects.values_list("ended_for", flat=True)) == {"signed_out"}
    assert_over(program, data)
    assert_unauthorized(program.exchange(waiting), "ERROAUTH4031")
    data_of(program.exchange(agreed_code(siti, program.partner)))


# profile


def test_a_profile_has_the_fields_of_the_reference(program: SsoProgram, siti: Account) -> None:
    data = data_of(program.profile(data_of(program.exchange(agreed_code(siti, program.partner)))["access_token"]))
    assert set(data) == {"dp_user_id", "email", "name", "no_prakerja", "phone_number", "user_id"}
    assert (data["name"], data["email"]) == (siti.full_name, siti.email)
    assert data["no_prakerja"] == Card.objects.get(applicant_id=siti.pk).number
    assert data["phone_number"].startswith("+628")
    assert data["dp_user_id"] == data["user_id"] == str(SignInLink.objects.get().subject)
    assert str(siti.pk) not in json.dumps(data)


@pytest.mark.parametrize(
    ("scope", "field"),
    [("name", "name"), ("email", "email"), ("prakerjaid", "no_prakerja"), ("notelp", "phone_number")],
)
def test_nothing_is_handed_over_that_was_not_agreed_to(
    program: SsoProgram, siti: Account, scope: str, field: str
) -> None:
    given = data_of(program.exchange(agreed_code(siti, program.partner, scope=f"{scope} nik")))
    assert given["scope"] == scope
    data = data_of(program.profile(given["access_token"]))
    assert {name for name, value in data.items() if value} == {field, "user_id", "dp_user_id"}


def test_a_partner_is_given_what_two_officers_let_it_ask_for(siti: Account) -> None:
    program = SsoProgram(a_client(scopes="name email"))
    given = data_of(program.exchange(agreed_code(siti, program.partner)))
    assert given["scope"] == "name email"
    SignInClient.objects.update(scopes=["name"])
    assert data_of(program.profile(given["access_token"]))["email"] == ""


def test_no_two_partners_know_somebody_by_the_same_name(program: SsoProgram, siti: Account) -> None:
    other = SsoProgram(a_client(a_platform()))
    ids = {
        data_of(one.profile(data_of(one.exchange(agreed_code(siti, one.partner)))["access_token"]))["user_id"]
        for one in (program, other, program)
    }
    assert len(ids) == 2


def test_the_word_bearer_may_stand_before_the_token(program: SsoProgram, siti: Account) -> None:
    token = data_of(program.exchange(agreed_code(siti, program.partner)))["access_token"]
    for shown in (token, f"Bearer {token}", f"bearer  {token} "):
        data_of(program.profile(shown))


@pytest.mark.parametrize("token", ["", "x", "Bearer", "Bearer ", "x" * 5_000])
def test_what_is_no_token(program: SsoProgram, token: str) -> None:
    assert_unauthorized(program.profile(token), "ERROAUTH4030")


def test_each_reading_is_on_record_with_what_was_handed_over(program: SsoProgram, siti: Account) -> None:
    token = data_of(program.exchange(agreed_code(siti, program.partner, scope="name prakerjaid")))["access_token"]
    program.profile(token)
    heard = Event.objects.get(name="journey.profile.handed_over")
    assert (heard.owner_id, heard.facts["scopes"]) == (siti.pk, ["name", "prakerjaid"])


# the frame


def test_a_signature_that_need_not_be_there_must_be_right(program: SsoProgram, siti: Account) -> None:
    code = agreed_code(siti, program.partner)
    body = {"code": code}
    headers = program.headers("POST", TOKEN, json.dumps(body, separators=(",", ":")))
    wrong = headers | {"X-Signature": "0" * 40}
    assert_is(program.post(TOKEN, body, **wrong), ApiError.SIGNATURE_WRONG)
    data_of(program.post(TOKEN, body, **headers))


@pytest.mark.parametrize("path", [TOKEN, REFRESH, PROFILE])
def test_without_a_client_nothing_is_answered(path: str) -> None:
    ask = Client().get if path == PROFILE else Client().post
    assert_unauthorized(ask(path), "ERROAUTH4024")
    assert_unauthorized(ask(path, headers={"X-Client-Id": "stranger"}), "ERROAUTH4029")


@pytest.mark.parametrize(
    ("path", "method", "error"),
    [
        (AUTHORIZE, "post", ApiError.ONLY_GET),
        (PROFILE, "delete", ApiError.ONLY_GET),
        (TOKEN, "get", ApiError.ONLY_POST),
        (REFRESH, "put", ApiError.ONLY_POST),
    ],
)
def test_another_method(path: str, method: str, error: ApiError) -> None:
    assert_is(getattr(Client(), method)(path), error)


def test_a_call_is_noted_without_what_was_in_it(program: SsoProgram, siti: Account) -> None:
    code = agreed_code(siti, program.partner)
    token = data_of(program.exchange(code))["access_token"]
    program.profile(token)
    assert {one.endpoint for one in Call.objects.all()} == {"token", "user_profile"}
    assert {one.status for one in Call.objects.all()} == {200}
    kept = json.dumps(list(Call.objects.values()), default=str)
    assert code not in kept
    assert token not in kept


def test_whoever_only_says_a_clients_name_fills_little_of_its_list(
    program: SsoProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All of them come within one second, on a busy machine too.
    monkeypatch.setattr(rate, "time", SimpleNamespace(monotonic=lambda: 1_000_000.0))
    for _ in range(40):
        program.exchange("x")
    assert Call.objects.count() <= 20


def test_what_has_been_over_for_a_day_is_forgotten(program: SsoProgram, siti: Account) -> None:
    data_of(program.exchange(agreed_code(siti, program.partner)))
    with unit_of_work(by=Actor.system("partners.forget_old_calls")):
        forget_old_sign_ins(now=NOON + timedelta(days=2))
    assert [one.kind for one in SignInTicket.objects.all()] == ["refresh"]
    assert SignInGrant.objects.count() == 1
    with unit_of_work(by=Actor.system("partners.forget_old_calls")):
        forget_old_sign_ins(now=NOON + REFRESH_LASTS + timedelta(days=2))
    assert not SignInTicket.objects.exists()
    assert not SignInGrant.objects.exists()
    assert SignInLink.objects.count() == SignInConsent.objects.count() == 1


def test_nothing_is_signed_in_by_reading_the_consent_page(program: SsoProgram) -> None:
    assert Client().get(consent_address(program.partner)).status_code == 302
    assert read_clock() == NOON
    assert not SignInTicket.objects.exists()
