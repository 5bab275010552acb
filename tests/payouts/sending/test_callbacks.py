"""What a bank tells by itself books nothing: its status is asked, once a minute at most; all others are refused."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, Final

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.test import Client
from pytest_django.fixtures import Settings

from prakerja.connectors.rails.sandbox_houses import sandbox_houses
from prakerja.connectors.rails.signatures import signed_by_key, text_of_call
from prakerja.kit.clock import WIB, read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.models import Transfer
from prakerja.payouts import money
from prakerja.payouts.models import Instruction, Sending
from prakerja.payouts.sending.take_to_ask import take_to_ask
from prakerja.payouts.states import InstructionState as State
from prakerja_sandbox.bank.keys import Keys, made_keys
from prakerja_sandbox.bank.testing import BankAccount, SandboxBank
from tests.patience import PATIENCE_S
from tests.situations.released_batches import AMOUNT, ASKING, a_released_batch, ask_all, send_all

type Posted = tuple[str, bytes, dict[str, str]]

NOTIFY: Final = "/gateways/payments/{}/v1.0/transfer/notify"
HOLDER: Final = {"holder": "SITI AMINAH", "nik": "3273014101900000"}


@contextmanager
def ear() -> Iterator[tuple[str, "Queue[Posted]"]]:
    """Where a bank may post, over a socket, and what it posted."""
    posted: Queue[Posted] = Queue()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.put((self.path, self.rfile.read(int(self.headers["Content-Length"])), dict(self.headers)))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/gateways/payments", posted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def hand_in(client: Client, posted: Posted) -> Any:
    path, body, headers = posted
    kept = {name: value for name, value in headers.items() if name.upper().startswith("X-")}
    return client.post(path, body, content_type=headers.get("Content-Type", "application/json"), headers=kept)


def code_of(answer: Any) -> str:
    assert str(answer.status_code) == answer.json()["responseCode"][:3]
    return str(answer.json()["responseCode"])


@pytest.mark.parametrize(
    ("mode", "codes"),
    [
        ("ok", ["2001800"]),
        ("doubled", ["2001800", "2001800"]),
        ("late", ["2001800"]),
        ("forged", ["4011800", "2001800"]),
        ("unknown", ["4041801", "2001800"]),
    ],
)
def test_whatever_a_bank_calls_it_is_asked_and_paid_once(
    bank: SandboxBank, client: Client, mode: str, codes: list[str]
) -> None:
    account = bank.open_account("bni", f"17{len(mode):08}", **HOLDER)
    batch = a_released_batch([account])
    with ear() as (url, posted):
        bank.send_callbacks_to(url)
        bank.switch("callbacks", mode, seconds=0.1)
        bank.switch("paying", "pending", seconds=0, outcome="success")
        send_all(batch)
        assert Instruction.objects.get().state == State.PENDING
        heard = [posted.get(timeout=PATIENCE_S) for _ in codes]
        bank.send_callbacks_to(None)
    assert [code_of(hand_in(client, one)) for one in heard] == codes
    assert Instruction.objects.get().state == State.PENDING
    ask_all()
    assert Instruction.objects.get().state == State.PAID
    # And once more, long after: what is paid stays paid once.
    assert code_of(hand_in(client, heard[-1])) == "2001800"
    ask_all()
    assert [one.amount for one in Transfer.objects.filter(act=money.PAID)] == [AMOUNT]


def test_what_came_back_is_found_by_asking(bank: SandboxBank, client: Client) -> None:
    batch = a_released_batch([bank.open_account("bni", "1799000001", **HOLDER)])
    send_all(batch)
    one = Instruction.objects.get()
    assert one.state == State.PAID
    with ear() as (url, posted):
        bank.send_callbacks_to(url)
        bank.reverse("bni", one.reference)
        heard = posted.get(timeout=PATIENCE_S)
        bank.send_callbacks_to(None)
    assert code_of(hand_in(client, heard)) == "2001800"
    ask_all()
    assert Instruction.objects.get().state == State.RETURNED


@pytest.fixture(scope="module")
def keys() -> Keys:
    return made_keys()


@pytest.fixture
def signed_by_the_house(keys: Keys, tmp_path: Path, settings: Settings, transactional_db: None) -> Keys:
    settings.HOUSES_FILE = tmp_path / "houses.json"
    settings.HOUSES_FILE.write_text(json.dumps(sandbox_houses(keys.as_json(), "http://bank.example")))
    return keys


def a_call(keys: Keys, reference: object, *, house: str = "bni", at: datetime | None = None) -> Posted:
    body = json.dumps({"originalPartnerReferenceNo": reference, "latestTransactionStatus": "00"}).encode()
    key = load_pem_private_key(keys.bank_private_key.encode(), None)
    assert isinstance(key, RSAPrivateKey)
    path, told = NOTIFY.format(house), (at or read_clock()).astimezone(WIB).isoformat(timespec="seconds")
    signature = signed_by_key(key, text_of_call("POST", path, body, told, token=None))
    return path, body, {"X-TIMESTAMP": told, "X-SIGNATURE": signature}


def waiting(state: State = State.UNKNOWN) -> Instruction:
    """For hours."""
    batch = a_released_batch([BankAccount("bni", "009", "1000000001", "SITI AMINAH", "", "active")])
    now = read_clock()
    one = batch.instructions.get()
    Sending.objects.create(payee_id=one.payee_id, instruction=1, number=1, external_id="1", sent_at=now)
    batch.instructions.update(state=state, sendings=1, next_at=now + timedelta(hours=4))
    return one


def asked_at(now: datetime) -> int:
    with unit_of_work(by=ASKING):
        return len(take_to_ask(limit=10, by=ASKING, now=now))


@pytest.mark.unfunded
@pytest.mark.django_db(transaction=True)
def test_a_flood_asks_the_bank_once_a_minute(signed_by_the_house: Keys, client: Client) -> None:
    call, questions = a_call(signed_by_the_house, waiting().reference), 0
    for second in range(130):
        assert code_of(hand_in(client, call)) == "2001800"
        questions += asked_at(read_clock() + timedelta(seconds=second))
    assert questions == 3


@pytest.mark.parametrize("state", [State.BUILT, State.REFUSED, State.RETURNED])
@pytest.mark.unfunded
@pytest.mark.django_db(transaction=True)
def test_what_is_not_out_is_answered_and_not_asked_for(signed_by_the_house: Keys, client: Client, state: State) -> None:
    assert code_of(hand_in(client, a_call(signed_by_the_house, waiting(state).reference))) == "2001800"
    assert asked_at(read_clock()) == 0


@pytest.mark.unfunded
@pytest.mark.django_db(transaction=True)
def test_whoever_else_calls_is_told_why_and_nothing_happens(signed_by_the_house: Keys, client: Client) -> None:
    keys, reference = signed_by_the_house, waiting().reference
    path, body, heads = a_call(keys, reference)
    long_ago, ahead = (read_clock() + timedelta(minutes=minutes) for minutes in (-6, 6))
    cases: list[tuple[Posted, str]] = [
        ((path, body + b" ", heads), "2001800"),  # blanks are no part of what is signed
        ((path, body.replace(b"00", b"06"), heads), "4011800"),
        ((path, body, {**heads, "X-SIGNATURE": ""}), "4011800"),
        ((NOTIFY.format("bca"), body, heads), "4011800"),
        (a_call(keys, reference, at=long_ago), "4011800"),
        (a_call(keys, reference, at=ahead), "4011800"),
        ((path, body, {**heads, "X-TIMESTAMP": "yesterday"}), "4001801"),
        ((path, body, {**heads, "X-TIMESTAMP": "2026-11-27T09:00:00"}), "4001801"),
        ((path, body, {**heads, "X-TIMESTAMP": "0001-01-01T00:00:00+14:00"}), "4011800"),
        (a_call(keys, 7), "4001802"),
        (a_call(keys, "PKNOBODYS"), "4041801"),
        (a_call(keys, reference, house="gopay"), "4041801"),
        (a_call(keys, reference, house="nobody"), "4041816"),
        ((path, body, {**heads, "Content-Type": "text/plain"}), "4001800"),
        ((path, body + b" " * 20_000, heads), "4001800"),
    ]
    assert [code_of(hand_in(client, call)) for call, _ in cases[1:]] == [code for _, code in cases[1:]]
    assert asked_at(read_clock()) == 0
    assert code_of(hand_in(client, cases[0][0])) == cases[0][1]
    assert asked_at(read_clock()) == 1
    assert client.get(path).status_code == 405
