"""Each party is asked in its own words, to the letter, and its answer is read in them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core import mail
from pytest_django.fixtures import Settings
from structlog.testing import capture_logs

from prakerja.connectors.dua import send as dua
from prakerja.connectors.failures import NotAccepted, NotNow, Resting, Silence
from prakerja.connectors.mail.send import send_email
from prakerja.connectors.mail.session import mail_session
from prakerja.connectors.models import Breaker
from prakerja.connectors.post import post, reference_in
from prakerja.connectors.registry.answers import Comparison, Element, Judged, RegistryStatus
from prakerja.connectors.registry.ask import Question, ask
from prakerja.connectors.satu import send as satu
from prakerja.connectors.sms import GATEWAYS, Handover, send_sms
from prakerja.kit.retries import TryAgain
from tests.connectors.somebody import Somebody, somebody_outside

pytestmark = pytest.mark.django_db

SMS: dict[str, str] = {"message_id": "m-1", "number": "+6281100000000", "text": "Kode: 481516 & lagi"}
QUESTION = Question(nik="9901015203900000", family_card="9901010101200000", name="Siti Ré", birth_date=date(1990, 3, 2))
GOOD = {"content": [{"NIK": "Sesuai", "NO_KK": "Sesuai", "NAMA_LGKP": "Sesuai (95)", "TGL_LHR": "Tidak Sesuai"}]}


@pytest.fixture
def one() -> Iterator[Somebody]:
    with somebody_outside() as somebody:
        yield somebody


@pytest.fixture
def another() -> Iterator[Somebody]:
    with somebody_outside() as somebody:
        yield somebody


@pytest.fixture
def gateways(one: Somebody, another: Somebody, settings: Settings) -> tuple[Somebody, Somebody]:
    """`satu` and `dua`, both well."""
    settings.SMS_URL_SATU, settings.SMS_URL_DUA, settings.SMS_KEY = f"{one.url}/v1/sms", f"{another.url}/kirim", "k-7"
    one.answer, another.answer = {"message_id": "s-1"}, {"status": 1, "messageId": "d-1"}
    return one, another


@pytest.fixture
def registry(one: Somebody, settings: Settings) -> Somebody:
    settings.REGISTRY_URL = f"{one.url}/dukcapil/get_json"
    settings.REGISTRY_USER, settings.REGISTRY_PASSWORD, settings.REGISTRY_IP = "prakerja", "rahasia", "10.0.0.9"
    one.answer = GOOD
    return one


# SMS


def test_satu_gets_json_with_its_key_in_the_header(gateways: tuple[Somebody, Somebody]) -> None:
    assert satu.send(**SMS) == "s-1"
    (asked,) = gateways[0].asked
    assert (asked.path, asked.headers["apikey"]) == ("/v1/sms", "k-7")
    assert asked.json == {"to": SMS["number"], "text": SMS["text"], "sender": "PRAKERJA", "client_ref": "m-1"}


def test_dua_gets_a_form_with_its_key_inside(gateways: tuple[Somebody, Somebody]) -> None:
    assert dua.send(**SMS) == "d-1"
    (asked,) = gateways[1].asked
    assert asked.path == "/kirim"
    assert asked.form == {
        "userkey": "prakerja",
        "passkey": "k-7",
        "to": SMS["number"],
        "message": SMS["text"],
        "ref": "m-1",
    }


@pytest.mark.parametrize("answer", [{"status": "1", "messageId": 5}, {"status": 1, "messageId": 5, "text": "Success"}])
def test_dua_says_one_as_a_number_or_as_a_text(gateways: tuple[Somebody, Somebody], answer: object) -> None:
    gateways[1].answer = answer
    assert dua.send(**SMS) == "5"


@pytest.mark.parametrize(
    ("send", "place", "answer", "cause"),
    [
        (satu.send, 0, {"id": "s-1"}, "not understood"),
        (satu.send, 0, [], "not understood"),
        (satu.send, 0, {"message_id": None}, "no reference"),
        (dua.send, 1, {"status": 0, "messageId": "d-1"}, "not accepted"),
        (dua.send, 1, {"status": "2", "messageId": "d-1"}, "not accepted"),
        (dua.send, 1, {"status": 1}, "not accepted"),
        (dua.send, 1, {"status": 1, "messageId": ""}, "no reference"),
    ],
)
def test_an_answer_that_does_not_say_yes_is_none(
    gateways: tuple[Somebody, Somebody], send: Callable[..., str], place: int, answer: object, cause: str
) -> None:
    gateways[place].answer = answer
    with pytest.raises(Silence) as silence:
        send(**SMS)
    assert str(silence.value) == cause


def test_a_reference_is_kept_as_text_and_no_longer_than_the_column() -> None:
    assert (reference_in(7), reference_in("x" * 81)) == ("7", "x" * 80)


@pytest.mark.parametrize(("first", "took"), [("", "satu"), ("satu", "satu"), ("dua", "dua")])
def test_the_gateway_that_was_asked_for_is_tried_first(
    gateways: tuple[Somebody, Somebody], first: str, took: str
) -> None:
    assert send_sms(**SMS, first=first) == Handover(took, {"satu": "s-1", "dua": "d-1"}[took])
    assert [len(gateway.asked) for gateway in gateways] == [int(took == name) for name in GATEWAYS]


@pytest.mark.parametrize("status", [500, 401, 400])
def test_the_other_one_takes_over_whatever_the_first_one_says(gateways: tuple[Somebody, Somebody], status: int) -> None:
    gateways[0].status = status
    assert send_sms(**SMS, first="satu") == Handover("dua", "d-1")


def test_only_when_every_gateway_refuses_the_number_is_it_refused_for_good(
    gateways: tuple[Somebody, Somebody],
) -> None:
    gateways[0].status, gateways[1].status = 400, 422
    with pytest.raises(NotAccepted) as refused:
        send_sms(**SMS, first="")
    assert str(refused.value) == "satu http 400, dua http 422"
    assert not Breaker.objects.exists()


@pytest.mark.parametrize("others", [500, 429])
def test_a_refusal_beside_an_outage_is_tried_again(gateways: tuple[Somebody, Somebody], others: int) -> None:
    gateways[0].status, gateways[1].status = 400, others
    with pytest.raises(TryAgain) as again:
        send_sms(**SMS, first="")
    assert type(again.value) is TryAgain


def test_a_gateway_that_rests_is_not_asked_and_the_other_one_is(gateways: tuple[Somebody, Somebody]) -> None:
    gateways[0].status = 403
    for _ in range(2):
        assert send_sms(**SMS, first="").gateway == "dua"
    assert [len(gateway.asked) for gateway in gateways] == [1, 2]
    breaker = Breaker.objects.get()
    assert (breaker.party, breaker.cause) == ("satu", "http 403")


# the registry


def test_the_registry_is_asked_by_element_in_its_own_spelling(registry: Somebody) -> None:
    answer = ask(QUESTION, threshold=90)
    (asked,) = registry.asked
    assert asked.path == "/dukcapil/get_json/CALL_VERIFY_BY_ELEMEN"
    assert asked.json == {
        "USER_ID": "prakerja",
        "PASSWORD": "rahasia",
        "IP_USER": "10.0.0.9",
        "TRESHOLD": 90,
        "NIK": "9901015203900000",
        "NO_KK": "9901010101200000",
        "NAMA_LGKP": "SITI RÉ",
        "TGL_LHR": "02-03-1990",
    }
    assert (answer.status, answer.of(Element.NAME)) == (RegistryStatus.ACTIVE, Judged(Comparison.MATCH, 95))
    assert answer.of(Element.BIRTH_DATE) == Judged(Comparison.NO_MATCH)


def said(code: str) -> dict[str, Any]:
    return {"content": [{"RESPONSE_CODE": code}]}


@pytest.mark.parametrize(
    ("answer", "failure", "cause", "log"),
    [
        ("?", Silence, "shape", {"event": "registry_answer_not_understood", "cause": "shape"}),
        (said("99"), Silence, "code 99", {"event": "registry_answer_not_understood", "cause": "code 99"}),
        (said("05"), NotNow, "05", {"event": "registry_not_now", "code": "05"}),
        (said("03"), NotNow, "03", {"event": "registry_setup_wrong", "code": "03", "kind": "broken"}),
    ],
)
def test_what_is_no_word_about_the_applicant_is_told_apart_and_logged_without_them(
    registry: Somebody, answer: object, failure: type[Exception], cause: str, log: dict[str, str]
) -> None:
    registry.answer = answer
    with capture_logs() as logs, pytest.raises(failure) as failed:
        ask(QUESTION, threshold=90)
    assert (type(failed.value), str(failed.value)) == (failure, cause)
    assert failed.value.__suppress_context__
    levels = {"registry_setup_wrong": "error"}
    assert log | {"log_level": levels.get(log["event"], "warning")} in logs
    assert QUESTION.nik not in str(logs)
    assert Breaker.objects.get().party == "registry"


@pytest.mark.parametrize(("status", "failure"), [(400, Silence), (422, Silence), (401, NotNow), (500, Silence)])
def test_a_status_of_the_registry_says_nothing_about_the_applicant(
    registry: Somebody, status: int, failure: type[Exception]
) -> None:
    registry.status = status
    with pytest.raises(failure, match=f"^http {status}$"):
        ask(QUESTION, threshold=90)


def test_a_registry_that_refuses_us_rests_and_is_not_asked_again(registry: Somebody) -> None:
    registry.answer = said("05")
    with pytest.raises(NotNow):
        ask(QUESTION, threshold=90)
    with pytest.raises(Resting):
        ask(QUESTION, threshold=90)
    assert len(registry.asked) == 1


def test_a_question_is_never_written_out() -> None:
    assert QUESTION.nik not in f"{QUESTION!r} {QUESTION}"


# letters


def test_a_letter_carries_our_own_id_so_that_a_repeat_is_the_same_letter(settings: Settings) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    with mail_session() as session:
        reference = send_email(session, message_id="m-1", address="siti@contoh.example", subject="Kode", body="481516")
    (letter,) = mail.outbox
    assert reference == letter.extra_headers["Message-ID"] == "<m-1@prakerja.example>"
    assert (letter.subject, letter.body, letter.to) == ("Kode", "481516", ["siti@contoh.example"])
    assert letter.recipients() == ["siti@contoh.example"]


# any answer


@pytest.mark.parametrize(("raw", "cause"), [(b"", "not json"), (b"<html>", "not json"), (b"[" * 100_000, "not json")])
def test_what_is_no_json_is_no_answer(one: Somebody, raw: bytes, cause: str) -> None:
    one.raw = raw
    with pytest.raises(Silence, match=f"^{cause}$"):
        post(one.url, json={}, timeout_s=2)


def test_a_party_that_cannot_be_reached_is_named_by_the_kind_of_fault_alone() -> None:
    with pytest.raises(Silence, match=r"^ConnectError$") as silence:
        post("http://127.0.0.1:9/secret", json={"nik": QUESTION.nik}, timeout_s=2)
    assert silence.value.__suppress_context__
