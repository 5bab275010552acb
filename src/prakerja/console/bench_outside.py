"""What a measurement of mailings stands on: the sandbox and a worker, each a process, on free ports."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

_GREETING: Final = re.compile(r"sandbox (http://\S+) smtp (\S+):(\d+)")
_PROGRAMS: Final = Path(sys.executable).parent


@dataclass(frozen=True)
class Outside:
    url: str
    smtp_host: str
    smtp_port: int


@contextmanager
def running_sandbox() -> Iterator[Outside]:
    """The world outside, well; its delivery reports go nowhere."""
    nowhere = "http://127.0.0.1:9/delivery-reports"
    command = [
        str(_PROGRAMS / "prakerja-sandbox"),
        "--port",
        "0",
        "--smtp-port",
        "0",
        "--delivery-reports-url",
        nowhere,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603
        try:
            stdout = process.stdout
            assert stdout is not None
            greeting = _GREETING.match(stdout.readline())
            if greeting is None:
                raise click.ClickException("The sandbox does not start")
            yield Outside(greeting[1], greeting[2], int(greeting[3]))
        finally:
            process.terminate()


@contextmanager
def running_worker(outside: Outside, *, database: str) -> Iterator[None]:
    """The background work is done on that database, and sends to that outside."""
    environment = os.environ | {
        "PRAKERJA_DATABASE_URL": database,
        "PRAKERJA_SMTP_URL": f"smtp://{outside.smtp_host}:{outside.smtp_port}",
        "PRAKERJA_SANDBOX_URL": outside.url,
    }
    command = [str(_PROGRAMS / "prakerja"), "worker"]
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as process:  # noqa: S603  our own
        try:
            yield
        finally:
            process.terminate()
