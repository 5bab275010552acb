"""`prakerja run`: database, sandbox, worker and web in the foreground; Ctrl-C stops them all and keeps `var/`."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from prakerja.config.environment import ROOT

_START_WITHIN_S = 60


@click.command()
@click.option("--port", default=8000, show_default=True, help="Web on this port, sandbox on the port ten higher.")
@click.option("--var", type=click.Path(path_type=Path), help="Folder for database, uploads and logs [default: var].")
@click.option("--fresh", is_flag=True, help="Throw the folder away first and start anew.")
def run(port: int, var: Path | None, *, fresh: bool) -> None:
    """Start everything: database, sandbox, worker, web."""
    var = (var or Path(os.environ.get("PRAKERJA_VAR") or ROOT / "var")).resolve()
    for wanted in (port, port + 10, port + 25):
        _refuse_busy(wanted)
    if fresh:
        shutil.rmtree(var, ignore_errors=True)
    var.mkdir(parents=True, exist_ok=True)
    os.environ.update(_settings_of_children(port, var))
    with _only_one(var), _database_ready():
        _keep_running(port, var)


def _settings_of_children(port: int, var: Path) -> dict[str, str]:
    return {
        "PRAKERJA_VAR": str(var),
        "PRAKERJA_BASE_URL": os.environ.get("PRAKERJA_BASE_URL", f"http://127.0.0.1:{port}"),
        "PRAKERJA_SANDBOX_URL": f"http://127.0.0.1:{port + 10}",
        "PRAKERJA_SMTP_URL": os.environ.get("PRAKERJA_SMTP_URL", f"smtp://127.0.0.1:{port + 25}"),
        "PYTHONUNBUFFERED": "1",
    }
