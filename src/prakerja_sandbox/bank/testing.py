"""A running bank, seen from a test: its keys, accounts, books and switches; and one of a test's own."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from prakerja_sandbox.certificates import certificates

_START: Final = "bank http://"


class BankFailed(RuntimeError):
    """The bank did not start; says what it printed."""


@dataclass(frozen=True, slots=True)
class BankAccount:
    """An account as /bank/people/{number}.json shows it; `bank_code` is empty for a wallet."""

    house: str
    bank_code: str
    number: str
    holder: str
    nik: str
    condition: str


@dataclass(frozen=True, slots=True)
class BankBooks:
    """`received`: by `house:number`, what payments brought and left there; `payments`: by state, how many."""

    faults: list[str]
    floats: dict[str, int]
    received: dict[str, int]
    payments: dict[str, int]


class SandboxBank:
    """The bank at this address; `pid` where its process is the test's own, to be killed."""

    def __init__(self, url: str, *, pid: int | None = None) -> None:
        self.url, self.pid = url, pid
        self._client = httpx.Client(base_url=url, trust_env=False, timeout=70, verify=certificates())

    def snap_url(self, house: str) -> str:
        """Where this bank's or wallet's services begin."""
        return f"{self.url}/snap/{house}/v1.0"

    def keys(self) -> dict[str, str]:
        """The partner's names, secret and keys, and the bank's public key."""
        return dict(self._get("/bank/keys.json"))

    def accounts_of(self, number: int) -> list[BankAccount]:
        """All accounts of the person with this number; at least one is active."""
        return [BankAccount(**one) for one in self._get(f"/bank/people/{number}.json")]

    def open_account(self, house: str, number: str, **about: str) -> BankAccount:
        """The account is there so: `holder`, `nik`, `condition`; what is left out of a known one stays."""
        return BankAccount(**self._post("/bank/accounts.json", {"house": house, "number": number, **about}))

    def books(self) -> BankBooks:
        """What the bank says at the end."""
        return BankBooks(**self._get("/bank/books.json"))

    def payments(self, *, reference: str | None = None, after: int = 0) -> list[dict[str, Any]]:
        """By the bank's number, at most 10,000 after this one; or those with one reference."""
        asked: dict[str, str | int] = {"after": after} | ({"reference": reference} if reference else {})
        return list(self._get("/bank/payments.json", asked))

    def set_float(self, house: str, to: int) -> None:
        """So much is on the float now."""
        self._post("/bank/float.json", {"house": house, "to": to})

    def pay_in(self, house: str, amount: int, text: str) -> None:
        """Somebody sends so much to the float, with these words beside it."""
        self._post("/bank/credits.json", {"house": house, "amount": amount, "text": text})

    def reverse(self, house: str, reference: str) -> None:
        """What had arrived is sent back by the beneficiary's bank."""
        self._post("/bank/reverse.json", {"house": house, "reference": reference})

    def camt053(self, house: str, day: str) -> bytes:
        """The statement of a day as a file."""
        return self._client.get(f"/bank/camt/{house}/{day}.xml").raise_for_status().content

    def switch(self, name: str, mode: str, **details: object) -> None:
        """A service by its code, a group (paying, inquiries, status, all), callbacks or statements behaves so."""
        self._post("/bank/switches.json", {name: {"mode": mode, **details}})

    def send_callbacks_to(self, url: str | None) -> None:
        """Outcomes are told there from now on; None: where the command line said."""
        self._post("/bank/switches.json", {"callback_url": url})

    def switches(self) -> dict[str, Any]:
        """Those that are not as at the first start."""
        return dict(self._get("/bank/switches.json"))

    def reset_switches(self) -> None:
        """Everything goes well again."""
        self._client.delete("/bank/switches.json").raise_for_status()

    def close(self) -> None:
        """The client's connections are closed; the bank goes on."""
        self._client.close()

    def _get(self, path: str, asked: Mapping[str, str | int] | None = None) -> Any:  # noqa: ANN401 - parsed above
        return self._client.get(path, params=asked).raise_for_status().json()

    def _post(self, path: str, told: Mapping[str, object]) -> Any:  # noqa: ANN401 - parsed above
        return self._client.post(path, json=told).raise_for_status().json()


@contextmanager
def running_bank(
    *,
    state: Path | None = None,
    keys: Path | None = None,
    callbacks: str | None = None,
    drop: Path | None = None,
    payments: Path | None = None,
    first_float: int | None = None,
) -> Iterator[SandboxBank]:
    """A bank in a process of its own, on a free port, until the block ends. Raises BankFailed."""
    given = {
        "--state": state,
        "--keys": keys,
        "--callbacks": callbacks,
        "--drop": drop,
        "--payments": payments,
        "--first-float": first_float,
    }
    options = [part for name, value in given.items() if value for part in (name, str(value))]
    command = [sys.executable, "-m", "prakerja_sandbox.main", "bank", "--port", "0", "--settle-s", "0.2", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        stdout, stderr = process.stdout, process.stderr
        assert stdout is not None
        assert stderr is not None
        try:
            greeting = stdout.readline()
            if not greeting.startswith(_START):
                raise BankFailed(stderr.read())
            bank = SandboxBank(greeting.split()[1], pid=process.pid)
            try:
                yield bank
            finally:
                bank.close()
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=10)
