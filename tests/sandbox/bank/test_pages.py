"""The pages: what they show, what their forms do, and callbacks, over HTTP."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from prakerja_sandbox.bank.bank import day_of
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.keys import NotAKeysFile, keys_in
from prakerja_sandbox.bank.signatures import asymmetric_text, is_asymmetric
from prakerja_sandbox.bank.testing import BankFailed, SandboxBank, running_bank
from prakerja_sandbox.testing import running_sandbox
from tests.sandbox.bank.desk import FINE, transfer
from tests.sandbox.bank.test_iso import pain
from tests.sandbox.bank.test_switches import Caller

type Heard = Queue[tuple[str, dict[str, str], bytes]]


@pytest.fixture(scope="module")
def heard() -> Iterator[tuple[str, Heard]]:
    told: Heard = Queue()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.put((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the parent's name

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/snap", told
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def bank(heard: tuple[str, Heard]) -> Iterator[SandboxBank]:
    with running_bank(callbacks=heard[0]) as bank:
        yield bank


@pytest.fixture
def caller(bank: SandboxBank) -> Iterator[Caller]:
    bank.reset_switches()
    caller = Caller(bank)
    yield caller
    caller.close()


def notices(heard: Heard, bank: SandboxBank, reference: str, number: int) -> list[tuple[str, bool, dict[str, Any]]]:
    """Path, whether the bank's signature holds, and the body, of those about this reference."""
    key = load_pem_public_key(bank.keys()["bank_public_key"].encode())
    assert isinstance(key, RSAPublicKey)
    found: list[tuple[str, bool, dict[str, Any]]] = []
    while len(found) < number:
        path, headers, body = heard.get(timeout=10)
        if not json.loads(body)["originalPartnerReferenceNo"].startswith(reference):
            continue
        text = asymmetric_text("POST", path, body, headers["x-timestamp"])
        found.append((path, is_asymmetric(key, text, headers["x-signature"]), json.loads(body)))
    return found


@pytest.mark.parametrize(
    ("mode", "signed"),
    [("ok", [True]), ("late", [True]), ("doubled", [True, True]), ("forged", [False, True]), ("unknown", [True, True])],
)
def test_an_outcome_is_told_signed_or_as_the_switch_has_it(
    bank: SandboxBank, caller: Caller, heard: tuple[str, Heard], mode: str, signed: list[bool]
) -> None:
    bank.switch("callbacks", mode, seconds=0.05)
    reference = f"CB-{mode}"
    assert caller.code("17", transfer("17", reference)) == "2001700"
    found = notices(heard[1], bank, reference, len(signed))
    assert [path for path, _, _ in found] == ["/snap/bni/v1.0/transfer/notify"] * len(signed)
    assert [is_signed for _, is_signed, _ in found] == signed
    assert found[-1][2]["originalPartnerReferenceNo"] == reference
    assert found[-1][2]["latestTransactionStatus"] == "00"
    if mode in ("forged", "unknown"):
        first = found[0][2]
        assert (first["originalPartnerReferenceNo"], first["latestTransactionStatus"]) != (reference, "00")


def test_what_is_settled_late_is_told_when_it_is_and_so_is_what_comes_back(
    bank: SandboxBank, caller: Caller, heard: tuple[str, Heard]
) -> None:
    assert caller.code("23", transfer("23", "SKN1")) == "2002300"
    ((path, is_signed, body),) = notices(heard[1], bank, "SKN1", 1)
    assert (path, is_signed, body["latestTransactionStatus"]) == ("/snap/bni/v1.0/transfer-skn/notify", True, "00")
    bank.reverse("bni", "SKN1")
    ((_, _, body),) = notices(heard[1], bank, "SKN1", 1)
    assert body["latestTransactionStatus"] == "04"


def test_every_page_is_served_with_a_strict_policy_and_shows_what_there_is(bank: SandboxBank, caller: Caller) -> None:
    caller.code("17", transfer("17", "SHOWN", customerReference="Insentif Maret"))
    with httpx.Client(base_url=bank.url, trust_env=False, follow_redirects=True) as web:
        for path, shown in (
            ("/", "Buku cocok"),
            (f"/bank?person={FINE['bni']}", HOUSE_BY_CODE["bni"].number_of(FINE["bni"])),
            ("/bank?person=x", "Tidak ada orang"),
            ("/bank/payments", "SHOWN"),
            ("/bank/payments?state=06", "Belum ada pembayaran"),
            ("/bank/statement?house=bni", "Insentif Maret"),
            ("/bank/statement?house=ovo&day=2020-01-01", "Tidak ada gerakan"),
            ("/bank/switches", "silent-after"),
        ):
            page = web.get(path)
            assert page.status_code == 200
            assert shown in page.text
            assert page.headers["content-security-policy"].startswith("default-src 'none'")
        for path in (
            "/bank/statement?house=bri",
            "/bank/statement?day=soon",
            "/snap/bri/v1.0/balance-inquiry",
            "/snap/",
        ):
            assert web.get(path).status_code == 404


def test_a_day_is_given_as_a_file_and_a_file_is_taken(bank: SandboxBank, caller: Caller) -> None:
    caller.code("17", transfer("17", "FILED", customerReference="Insentif April"))
    content = bank.camt053("bni", day_of(seconds_now())).decode()
    assert "Insentif April" in content
    assert content.endswith("</Document>\n")
    with httpx.Client(base_url=bank.url, trust_env=False) as web:
        answer = web.post("/bank/pain", content=pain(("FILED", "600000.00", "009"), ("FILED2", "5.00", "009")))
        told = [(one["reference"], one["code"]) for one in answer.json()]
    assert told == [("FILED", "4091701"), ("FILED2", "2001700")]


def test_a_switch_is_set_by_its_form_and_a_wrong_one_changes_none(bank: SandboxBank, caller: Caller) -> None:
    with httpx.Client(base_url=bank.url, trust_env=False, follow_redirects=True) as web:
        page = web.post("/bank/switches", data={"name": "paying", "mode": "failing", "booked": "1", "seconds": "2"})
        assert page.status_code == 200
        assert bank.switches()["38"]["booked"] is True
        assert web.post("/bank/switches", data={"name": "17", "mode": "forged"}).status_code == 400
        assert bank.switches()["17"]["mode"] == "failing"
        assert web.post("/bank/switches/reset").status_code == 200
    assert bank.switches() == {"callback_url": None}


def test_accounts_floats_and_reversals_are_steered_and_nonsense_is_refused(bank: SandboxBank) -> None:
    known = bank.accounts_of(FINE["ovo"])
    assert [one.condition for one in known if one.house == "ovo"] == ["active"]
    closed = bank.open_account("ovo", HOUSE_BY_CODE["ovo"].number_of(FINE["ovo"]), condition="closed")
    assert closed in bank.accounts_of(FINE["ovo"])
    bank.set_float("ovo", 5)
    assert bank.books().floats["ovo"] == 5
    with httpx.Client(base_url=bank.url, trust_env=False) as web:
        for path, told in (
            ("accounts", {"house": "ovo", "number": "7"}),
            ("accounts", {"house": "none", "number": "7", "holder": "X"}),
            ("accounts", {"house": "ovo", "number": "x", "holder": "X"}),
            ("accounts", {"house": "ovo", "number": "7", "holder": "X", "condition": "sad"}),
            ("float", {"house": "ovo"}),
            ("float", {"house": "ovo", "to": -1}),
            ("reverse", {"house": "ovo", "reference": "none"}),
            ("credits", {"house": "bni", "text": "without an amount"}),
            ("credits", {"house": "bni", "amount": 0}),
            ("credits", {"house": "bni", "amount": 1, "text": "x" * 141}),
            ("credits", {"house": "bni", "amount": 1, "text": "two\nlines"}),
        ):
            assert web.post(f"/bank/{path}.json", json=told).status_code in (400, 404)
        assert web.post("/bank/pain", content=b"no").status_code == 400
        assert web.get(f"/bank/people/{10**9}.json").status_code == 404


def test_the_sandbox_has_the_bank_beside_everything_else() -> None:
    with running_sandbox() as sandbox, httpx.Client(base_url=sandbox.url, trust_env=False) as web:
        assert "Buku cocok" in web.get("/bank").text
        caller = Caller(sandbox.bank)
        assert caller.code("17", transfer("17", "R1")) == "2001700"
        assert sandbox.bank.books().faults == []
        caller.close()


def test_a_file_of_keys_that_holds_something_else_is_a_clear_error(tmp_path: Any) -> None:
    file = tmp_path / "keys"
    for content in ("no", "[]", '{"client_id": "x"}', '{"client_id":"x","client_secret":"y","client_public_key":"z"}'):
        file.write_text(content)
        with pytest.raises(NotAKeysFile, match="cannot be used for the keys"):
            keys_in(file)
    file.unlink()
    made = keys_in(file)
    assert keys_in(file) == made
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_text(json.dumps({"client_id": "c", "client_secret": "s", "client_public_key": made.client_public_key}))
    given = keys_in(file)
    assert (given.partner_id, given.client_private_key) == ("c", "")
    assert keys_in(file) == given
    file.write_text("x" * 500)
    with pytest.raises(BankFailed, match="cannot be used for the bank's books"), running_bank(state=file):
        pass
