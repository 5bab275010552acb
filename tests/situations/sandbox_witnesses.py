"""The sandbox's five witnesses in a process of their own, watching the log of a site."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from prakerja.kit.jobs import do_job
from prakerja.publog import jobs
from prakerja.publog.keys import log_keys
from prakerja.publog.sandbox_witnesses import SANDBOX_SECRETS, sandbox_witness_addresses, sandbox_witnesses
from prakerja_sandbox.testing import Sandbox, running_sandbox

PARTS = ("satu", "dua", "tiga", "empat", "lima")
KEYS = dict(zip(PARTS, map(str, sandbox_witnesses()), strict=True))


class Witnesses:
    """By their parts: satu, dua, tiga, empat, lima."""

    def __init__(self, sandbox: Sandbox, file: Path) -> None:
        self.sandbox, self._file = sandbox, file
        self.web = httpx.Client(base_url=sandbox.url, trust_env=False, timeout=20)

    def watch(self, site: str, settings: Any) -> None:
        """They have seen nothing yet, and our log asks them."""
        signers = [{"name": name, "secret": secret.hex()} for name, secret in SANDBOX_SECRETS.items()]
        log = {"origin": settings.LOG_NAME, "url": site, "keys": [str(key) for key in log_keys()]}
        self._file.write_text(json.dumps({"log": log, "witnesses": signers, "before_round_s": 300}))
        self.sandbox.reset()
        self.web.post("/witnesses/forget")
        settings.WITNESSES = ",".join(KEYS.values())
        settings.WITNESS_ADDRESSES = sandbox_witness_addresses(self.sandbox.url)

    def put_clock(self, ahead_s: int) -> None:
        assert self.web.post("/witnesses/clock", data={"ahead_s": str(ahead_s)}).status_code == 303

    def ask(self, *parts: str) -> None:
        """As the worker does: each is a job of its own."""
        for part in parts or PARTS:
            do_job(jobs.ask_witness.name, {"witness": KEYS[part]})

    def hand(self, part: str, reveal: object) -> int:
        return self.web.post(f"/witnesses/{part}/reveals", json=reveal).status_code

    def published(self, part: str) -> str:
        answer = self.web.get(f"/witnesses/{part}/checkpoint")
        return answer.text if answer.is_success else ""

    def refusals(self, part: str) -> list[str]:
        return [one["why"] for one in self._of(part)["refusals"]]

    def _of(self, part: str) -> dict[str, Any]:
        found: list[dict[str, Any]] = self.web.get("/witnesses.json").json()
        return next(one for one in found if one["part"] == part)


@contextmanager
def running_witnesses(folder: Path) -> Iterator[Witnesses]:
    file = folder / "witnesses.json"
    with running_sandbox(witnesses=file) as sandbox:
        witnesses = Witnesses(sandbox, file)
        yield witnesses
        witnesses.web.close()
