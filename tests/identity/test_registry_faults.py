"""The registry slow, failing, down, talking garbage: nothing is decided, the question waits and is answered later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from structlog.testing import capture_logs

from prakerja.accounts.models import Account
from prakerja.connectors.models import Breaker
from prakerja.identity.models import Identity, RegistryCheck
from prakerja.identity.numbers import Numbers
from prakerja.identity.rules import RefusalReason, ReviewReason
from prakerja.identity.states import IdentityState
from prakerja.journey.identity_check_job import run_identity_check
from prakerja.kit.actor import ApplicantId
from prakerja.kit.retries import TryAgain
from prakerja_sandbox.testing import PersonToTry, Sandbox, running_sandbox
from tests.situations.identity import an_account, asking

pytestmark = [pytest.mark.django_db, pytest.mark.fault]


@pytest.fixture(scope="module")
def outside() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def registry(outside: Sandbox, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    outside.reset()
    Breaker.objects.all().delete()
    settings.REGISTRY_URL = f"{outside.url}/dukcapil/get_json/000000000000001"
    # Nobody waits five seconds in a test.
    monkeypatch.setattr("prakerja.connectors.registry.ask._TIMEOUT_S", 0.4)
    return outside


@pytest.fixture
def somebody(registry: Sandbox) -> PersonToTry:
    return registry.next_person()


def numbers_of(person: PersonToTry, **changed: Any) -> Numbers:
    typed: dict[str, Any] = {"nik": person.nik, "family_card": person.family_card, "birth_date": person.born_on}
    return Numbers(**(typed | changed))


def account_of(person: PersonToTry) -> Account:
    return an_account(person.name)


def asked(person: PersonToTry, **changed: Any) -> Identity:
    return asking(numbers_of(person, **changed), account=account_of(person))


def check(identity: Identity) -> Identity:
    run_identity_check(applicant_id=ApplicantId(identity.pk), question_number=identity.question_number)
    identity.refresh_from_db()
    return identity


def test_the_registry_confirms_its_people(somebody: PersonToTry) -> None:
    identity = check(asked(somebody))
    assert (identity.state, identity.doubts) == (IdentityState.PHOTOS, [])


def test_the_job_on_the_queue_does_it(somebody: PersonToTry, run_queue: Callable[[], int]) -> None:
    identity = asked(somebody)
    run_queue()
    identity.refresh_from_db()
    assert identity.state == IdentityState.PHOTOS


def test_a_wrong_family_card_is_refused(somebody: PersonToTry) -> None:
    identity = check(asked(somebody, family_card="3171010101100000"))
    assert identity.refusal == RefusalReason.NOT_FOUND


def test_a_wrong_birth_date_is_refused(somebody: PersonToTry) -> None:
    identity = check(asked(somebody, birth_date=somebody.born_on.replace(year=somebody.born_on.year - 1)))
    assert identity.refusal == RefusalReason.NOT_FOUND


def test_a_nik_that_nobody_has_is_refused_the_same_way(somebody: PersonToTry) -> None:
    unknown = somebody.nik[:12] + "9999"
    assert check(asked(somebody, nik=unknown)).refusal == RefusalReason.NOT_FOUND


def test_another_name_is_for_a_person(somebody: PersonToTry) -> None:
    identity = asking(numbers_of(somebody), account=an_account("Xxxxxx Yyyyyy Zzzzzz"))
    assert check(identity).doubts == [ReviewReason.NAME_DIFFERS]


@pytest.mark.parametrize(
    "fault",
    [
        {"mode": "slow", "seconds": 2},
        {"mode": "failing"},
        {"mode": "down"},
        {"mode": "garbage", "kind": "html"},
        {"mode": "garbage", "kind": "json"},
        {"mode": "garbage", "kind": "word"},
        {"mode": "garbage", "kind": "empty"},
        {"mode": "wrong", "code": "02"},
        {"mode": "wrong", "code": "05"},
        {"mode": "wrong", "code": "06"},
        {"mode": "ok", "quota": 0},
        {"mode": "wrong", "code": "03"},
        {"mode": "wrong", "code": "17"},
    ],
    ids=str,
)
def test_a_fault_leaves_the_applicant_pending_and_the_next_try_is_right(
    registry: Sandbox, somebody: PersonToTry, fault: dict[str, Any]
) -> None:
    identity = asked(somebody)
    registry.switch("registry", **fault)
    with pytest.raises(TryAgain):
        check(identity)
    identity.refresh_from_db()
    assert identity.state == IdentityState.ASKING
    assert identity.unanswered_since
    assert not RegistryCheck.objects.exists()

    registry.reset()
    Breaker.objects.all().delete()
    assert check(identity).state == IdentityState.PHOTOS
    assert RegistryCheck.objects.count() == 1


def test_a_registry_that_errs_is_believed_and_put_right_by_asking_again(
    registry: Sandbox, somebody: PersonToTry
) -> None:
    account = account_of(somebody)
    registry.switch("registry", "wrong")
    assert check(asking(numbers_of(somebody), account=account)).refusal == RefusalReason.NOT_FOUND
    registry.reset()
    assert check(asking(numbers_of(somebody), account=account)).state == IdentityState.PHOTOS


@pytest.mark.parametrize("code", ["08", "11", "12", "13", "14", "15"])
def test_a_code_about_the_nik_decides_and_is_not_told_apart(
    registry: Sandbox, somebody: PersonToTry, code: str
) -> None:
    registry.switch("registry", "wrong", code=code)
    identity = check(asked(somebody))
    assert (identity.state, identity.refusal, identity.doubts) == (
        IdentityState.REFUSED,
        RefusalReason.NOT_FOUND,
        [],
    )


def test_a_wrong_sign_in_is_an_alarm_and_is_not_hammered(
    registry: Sandbox, somebody: PersonToTry, settings: Any
) -> None:
    settings.REGISTRY_PASSWORD = "wrong"
    identity = asked(somebody)
    with capture_logs() as logs, pytest.raises(TryAgain):
        check(identity)
    assert [(line["event"], line["log_level"], line["code"]) for line in logs if "code" in line] == [
        ("registry_setup_wrong", "error", "03")
    ]
    with capture_logs() as logs, pytest.raises(TryAgain, match="resting"):
        check(identity)
    assert logs == []


def test_no_error_and_no_log_holds_personal_data(registry: Sandbox, somebody: PersonToTry) -> None:
    registry.switch("registry", "garbage")
    for _kind in range(4):
        with capture_logs() as logs, pytest.raises(TryAgain) as error:
            check(asked(somebody))
        told = f"{logs} {error.value!r} {error.value.__cause__!r} {error.value.__context__!r}"
        for private in (somebody.nik, somebody.family_card, somebody.name):
            assert private not in told


@contextmanager
def somebody_else_answers(status: int, body: bytes, **headers: str) -> Iterator[str]:
    """The address of a server that gives this one answer to everything."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            for name, value in {"content-type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        (200, b"", {}),
        (204, b"", {}),
        (302, b"", {"location": "/masuk"}),
        (200, b"\xff\xfe\xff", {}),
        (200, b"not gzip", {"content-encoding": "gzip"}),
        (200, b'{"content":' + b"[" * 100_000, {}),
        (200, b'{"content":[{"NIK":' + b"9" * 5_000 + b"}]}", {}),
        (200, b'{"content":[{"NIK":NaN}]}', {}),
    ],
    ids=["empty", "no content", "redirect", "no utf-8", "no gzip", "brackets without end", "digits without end", "nan"],
)
def test_whatever_is_sent_instead_of_an_answer_is_no_answer(
    somebody: PersonToTry, settings: Any, status: int, body: bytes, headers: dict[str, str]
) -> None:
    identity = asked(somebody)
    with somebody_else_answers(status, body, **headers) as address:
        settings.REGISTRY_URL = address
        with pytest.raises(TryAgain):
            check(identity)
    identity.refresh_from_db()
    assert identity.state == IdentityState.ASKING
