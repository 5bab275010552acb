"""A sandbox of one's own for a test: started on free ports, waited for, stopped; and a client to ask and steer it."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import httpx

from prakerja_sandbox.bank.testing import SandboxBank
from prakerja_sandbox.certificates import certificates

_GREETING: Final = re.compile(r"sandbox (http://\S+) smtp ([\d.]+):(\d+)")
#: It only bounds a failure: on a busy machine the worker begins late, and what comes ends the waiting.
_COMES_WITHIN_S: Final = 60


class SandboxFailed(RuntimeError):
    """The sandbox did not start; says what it printed."""


class NothingCame(AssertionError):
    """No message with what was waited for arrived in time."""


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """One message as /inbox.json shows it; `sender` is its `from`."""

    id: int
    channel: str
    to: str
    sender: str
    subject: str
    text: str
    html: str
    links: list[str]
    codes: list[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonToTry:
    """A person as /people/{number}.json shows them."""

    number: int
    nik: str
    family_card: str
    name: str
    sex: str
    born_on: date
    birthplace: str
    regency: str
    regency_name: str
    province_name: str
    address: str
    status: str
    email: str
    phone: str
    household: list[int]


class Sandbox:
    """A running sandbox, seen from a test. `smtp_port` is None when only the address is known."""

    def __init__(self, url: str, *, smtp_host: str = "127.0.0.1", smtp_port: int | None = None) -> None:
        self.url = url
        self.smtp_host = smtp_host
        self.smtp_port = smtp_port
        self._client = httpx.Client(base_url=url, trust_env=False, timeout=70, verify=certificates())
        self.bank = SandboxBank(url)

    def inbox(self, to: str = "", *, channel: str = "", after: int = 0, wait: float = 0) -> list[InboxMessage]:
        """The messages, newest first; with `wait` returns as soon as there is one, or empty after so many seconds."""
        query: dict[str, str | float] = {"to": to, "channel": channel, "after": after, "wait": wait}
        return [_message(raw) for raw in self._get("/inbox.json", params=query)]

    def latest_message(
        self, to: str, *, channel: str = "", after: int = 0, wait: float = _COMES_WITHIN_S
    ) -> InboxMessage:
        """The newest message to this address or phone number. Raises NothingCame."""
        messages = self.inbox(to, channel=channel, after=after, wait=wait)
        if not messages:
            raise NothingCame(f"no message arrived within {wait} s")
        return messages[0]

    def latest_code(self, to: str, *, after: int = 0, wait: float = _COMES_WITHIN_S) -> str:
        """The code in the newest message to this address or phone number. Raises NothingCame."""
        message = self.latest_message(to, after=after, wait=wait)
        if not message.codes:
            raise NothingCame(f"there is no code in message {message.id}: {message.text}")
        return message.codes[0]

    def latest_link(self, to: str, *, after: int = 0, wait: float = _COMES_WITHIN_S) -> str:
        """The first link in the newest message to this address. Raises NothingCame."""
        message = self.latest_message(to, after=after, wait=wait)
        if not message.links:
            raise NothingCame(f"there is no link in message {message.id}: {message.text}")
        return message.links[0]

    def totp(self, email: str) -> str:
        """The code that this member of staff's authenticator shows now. Raises NothingCame when it knows nobody so."""
        for one in self._get("/authenticator.json"):
            if one["email"] == email:
                return str(one["code"])
        raise NothingCame("the authenticator has no code for this address")

    def clear_inbox(self) -> None:
        """The inbox is empty."""
        self._client.delete("/inbox.json").raise_for_status()

    def switches(self) -> dict[str, Any]:
        """All switches as they stand."""
        return dict(self._get("/switches.json"))

    def switch(self, system: str, mode: str, **details: object) -> None:
        """One system (`SYSTEMS` of switches.py) behaves so: `switch("registry", "slow", seconds=2)`."""
        self._switch({system: {"mode": mode, **details}})

    def repeat_delivery_reports(self, *, on: bool = True) -> None:
        """Delivery reports come twice, and then an older one that contradicts them."""
        self._switch({"repeat_delivery_reports": on})

    def send_delivery_reports_to(self, url: str) -> None:
        """Delivery reports go to this address from now on."""
        self._switch({"delivery_reports_url": url})

    def person(self, number: int) -> PersonToTry:
        """The person with this number."""
        return _person(self._get(f"/people/{number}.json"))

    def next_person(self) -> PersonToTry:
        """An adult who was not handed out before."""
        return _person(self._client.post("/people/next.json").raise_for_status().json())

    def picture(self, number: int, kind: str, *, fault: str = "") -> bytes:
        """The JPEG of kind ktp or selfie, with a fault blur, dark, glare or small when asked for."""
        query = {"fault": fault} if fault else {}
        return self._client.get(f"/people/{number}/{kind}.jpg", params=query).raise_for_status().content

    def reset(self) -> None:
        """Every switch is as at the first start (reports go where the command line said) and the inbox is empty."""
        self._client.delete("/switches.json").raise_for_status()
        self.bank.reset_switches()
        self.clear_inbox()

    def close(self) -> None:
        """The client's connections are closed; the sandbox goes on."""
        self._client.close()
        self.bank.close()

    def _switch(self, changes: Mapping[str, object]) -> None:
        self._client.post("/switches.json", json=changes).raise_for_status()

    def _get(self, path: str, *, params: Mapping[str, str | float] | None = None) -> Any:  # noqa: ANN401 - parsed above
        return self._client.get(path, params=params).raise_for_status().json()


@contextmanager
def running_sandbox(
    *,
    delivery_reports_url: str = "http://127.0.0.1:8000/gateways/delivery-reports",
    state: Path | None = None,
    authenticator: Path | None = None,
    partners: Path | None = None,
    bank_keys: Path | None = None,
    bank_callbacks: str | None = None,
    beacon: Path | None = None,
    witnesses: Path | None = None,
    bank_payments: Path | None = None,
    bank_float: int | None = None,
    port: int = 0,
    smtp_port: int = 0,
) -> Iterator[Sandbox]:
    """A sandbox in a process of its own, on free ports, until the block ends. Raises SandboxFailed."""
    options = ["--port", str(port), "--smtp-port", str(smtp_port), "--delivery-reports-url", delivery_reports_url]
    given = {
        "--state": state,
        "--authenticator": authenticator,
        "--partners": partners,
        "--bank-keys": bank_keys,
        "--bank-callbacks": bank_callbacks,
        "--bank-payments": bank_payments,
        "--bank-float": bank_float,
        "--beacon": beacon,
        "--witnesses": witnesses,
    }
    for option, value in given.items():
        if value is not None:
            options += [option, str(value)]
    with _process(options) as greeting:
        sandbox = Sandbox(greeting[1], smtp_host=greeting[2], smtp_port=int(greeting[3]))
        try:
            yield sandbox
        finally:
            sandbox.close()


@contextmanager
def _process(options: Sequence[str]) -> Iterator[re.Match[str]]:
    command = [sys.executable, "-m", "prakerja_sandbox.main", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - ours
    stdout, stderr = process.stdout, process.stderr
    assert stdout is not None
    assert stderr is not None
    try:
        # Printed once the ports are open, so a first request waits in the queue and is not refused.
        greeting = _GREETING.match(stdout.readline())
        if greeting is None:
            raise SandboxFailed(stderr.read())
        yield greeting
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)


def _message(raw: Mapping[str, Any]) -> InboxMessage:
    named = {("sender" if name == "from" else name): value for name, value in raw.items()}
    return InboxMessage(**{**named, "at": datetime.fromisoformat(raw["at"])})


def _person(raw: Mapping[str, Any]) -> PersonToTry:
    return PersonToTry(**{**raw, "born_on": date.fromisoformat(raw["born_on"])})
