"""The bank of `prakerja bench payouts --hostile`: it misbehaves at random, has worse spells, and is killed as well."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

import click
import httpx

from prakerja.connectors.rails.sandbox_houses import sandbox_houses
from prakerja.console.free_port import free_port
from prakerja.console.local_http import local_client

#: How long whoever is slow, silent or late is so: after that nothing of a call is under way.
LATE_S: Final = 0.4
#: Of a thousand calls that pay, look up a wallet or ask for a status.
_RATES: Final = {
    **dict.fromkeys(("silent-after", "silent-before", "late", "slow", "replay", "busy", "garbage", "down"), 20),
    "pending": 40,
    "failing": 30,
    "expired": 20,
    "refusing": 10,
}
_RATES_OF_TOKENS: Final = dict.fromkeys(("busy", "failing", "garbage", "down", "slow"), 20)
#: Worse for a while: the switch and its details. What refuses all of us stops a batch, until two people let it go on.
_SPELLS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("all", {"mode": "down", "left": 12}),
    ("paying", {"mode": "silent-after", "left": 16}),
    ("paying", {"mode": "silent-before", "left": 16}),
    ("paying", {"mode": "late", "left": 16}),
    ("paying", {"mode": "failing", "code": "50400", "booked": True, "left": 24}),
    ("paying", {"mode": "garbage", "booked": True, "left": 24}),
    ("paying", {"mode": "busy", "retry_after": 3, "left": 24}),
    ("paying", {"mode": "expired", "left": 24}),
    ("paying", {"mode": "replay", "left": 48}),
    ("paying", {"mode": "pending", "seconds": 1, "outcome": "failed", "left": 4}),
    ("paying", {"mode": "refusing", "code": "40314", "left": 6}),
    ("paying", {"mode": "refusing", "code": "40316", "left": 6}),
    ("paying", {"mode": "refusing", "code": "40100", "left": 2}),
    ("73", {"mode": "busy", "retry_after": 2, "left": 4}),
    ("status", {"mode": "garbage", "left": 24}),
    ("status", {"mode": "failing", "code": "50000", "left": 24}),
)
#: Beside others that want the same processors.
_READY_WITHIN_S: Final = 300
_A_PAGE: Final = 10_000


@dataclass
class HostileBank:
    """Its books are a file, so that a kill loses nothing of them."""

    folder: Path
    seed: int
    port: int = field(default_factory=free_port)
    #: Where it tells what became of payments.
    callbacks: str | None = None
    running: subprocess.Popen[bytes] | None = None
    killed: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """It answers, at the address that it had."""
        files = {"--port": self.port, "--keys": self.folder / "keys.json", "--state": self.folder / "books"}
        command = [sys.executable, "-m", "prakerja_sandbox.main", "bank", "--settle-s", "0.2"]
        command += [str(word) for pair in files.items() for word in pair]
        self.running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603
        deadline = time.monotonic() + _READY_WITHIN_S
        while time.monotonic() < deadline:
            with suppress(httpx.HTTPError):
                if local_client().get(f"{self.url}/bank/healthz", timeout=2).is_success:
                    return
            time.sleep(0.05)
        raise click.ClickException("The bank does not start")

    def kill(self) -> None:
        """kill -9; it is started again at once."""
        if self.running is not None:
            self.running.kill()
            self.running.wait()
        self.killed += 1
        self.start()

    def misbehave(self) -> None:
        """At random, the same for one seed and reference, whatever else is going on."""
        usual = {"mode": "random", "seed": self.seed, "seconds": LATE_S}
        services = {name: {**usual, "rates": _RATES} for name in ("paying", "status", "37", "11")}
        told = {**services, "73": {**usual, "rates": _RATES_OF_TOKENS}, "callbacks": usual}
        self._tell("/bank/switches.json", {**told, "callback_url": self.callbacks})

    def have_a_spell(self, chance: Random) -> str:
        """Of one kind, drawn; what it was."""
        name, details = chance.choice(_SPELLS)
        self._tell("/bank/switches.json", {name: {"seconds": LATE_S, **details}})
        return f"{name} {details['mode']} {details.get('code', '')}".strip()

    def be_well(self) -> None:
        local_client().delete(f"{self.url}/bank/switches.json", timeout=10).raise_for_status()
        self._tell("/bank/switches.json", {"callback_url": self.callbacks})

    def send_back(self, house: str, reference: str) -> bool:
        """What had arrived is back on the float; False: the bank has no such payment, or nothing had arrived."""
        told = {"house": house, "reference": reference}
        return local_client().post(f"{self.url}/bank/reverse.json", json=told, timeout=10).is_success

    def books(self) -> dict[str, Any]:
        return dict(self._ask("/bank/books.json").json())

    def payments(self) -> Iterator[dict[str, Any]]:
        """All of them."""
        after = 0
        while page := self._ask(f"/bank/payments.json?after={after}").json():
            yield from page
            after = page[-1]["number"]
            if len(page) < _A_PAGE:
                return

    def _ask(self, path: str) -> httpx.Response:
        return local_client().get(f"{self.url}{path}", timeout=120).raise_for_status()

    def _tell(self, path: str, told: dict[str, object]) -> None:
        local_client().post(f"{self.url}{path}", json=told, timeout=10).raise_for_status()


@contextmanager
def hostile_bank(var: Path, *, seed: int) -> Iterator[HostileBank]:
    """Well behaved until it is told not to be; the file of its houses stands in `var`."""
    folder = var / "bank"
    folder.mkdir()
    bank = HostileBank(folder, seed)
    try:
        bank.start()
        keys = local_client().get(f"{bank.url}/bank/keys.json", timeout=10).raise_for_status().json()
        houses_of(var).write_text(json.dumps(sandbox_houses(keys, bank.url)))
        yield bank
    finally:
        if bank.running:
            bank.running.kill()
            bank.running.wait()


def houses_of(var: Path) -> Path:
    """The file that PRAKERJA_HOUSES names in this run."""
    return var / "houses.json"
