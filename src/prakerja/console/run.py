"""`prakerja run`: database, sandbox, worker and web in the foreground; Ctrl-C stops them all and keeps `var/`."""

import fcntl
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

import click

from prakerja.config.demo_values import write_addresses
from prakerja.config.environment import ROOT, EnvironmentRefused, make_folder
from prakerja.console.kept_database import KeptDatabase
from prakerja.console.processes import Process, keep_running
from prakerja.console.web_command import web_command
from prakerja.simulation.demo_float import AT_EACH_HOUSE

#: All that a run keeps in its folder, but for the lock.
_KEPT: Final = ("addresses.json", "figures", "log", "postgres", "sandbox*", "static", "uploads")


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65_500),
    default=8000,
    show_default=True,
    help="Web on this port, sandbox on the port ten higher.",
)
@click.option("--var", type=click.Path(path_type=Path), help="Folder for database, uploads and logs.  [default: var]")
@click.option("--fresh", is_flag=True, help="Throw away first what an earlier run kept there.")
def run(port: int, var: Path | None, *, fresh: bool) -> None:
    """Start everything: database, sandbox, worker, web."""
    var = (var or Path(os.environ.get("PRAKERJA_VAR") or ROOT / "var")).resolve()
    with _only_one(var):
        for wanted in (port, port + 10, port + 25):
            _refuse_busy(wanted)
        if fresh:
            throw_away_what_is_kept(var)
        addresses = _addresses(port)
        write_addresses(var, addresses)
        os.environ.update({"PRAKERJA_VAR": str(var), "PYTHONUNBUFFERED": "1"} | addresses)
        _serve(port, var)


def _serve(port: int, var: Path) -> None:
    from prakerja.console.django_ready import django_ready

    click.echo("Starting the database …")
    is_ours = not os.environ.get("PRAKERJA_DATABASE_URL")
    with django_ready(stop_database=True):
        from prakerja.console.prepare import prepare

        prepare()
        keep_running(
            _processes(port, var),
            log_folder=var / "log",
            when_ready=lambda: _greet(port),
            # One that somebody else keeps is left to them.
            look_after=KeptDatabase(var / "postgres").look if is_ours else lambda: None,
        )


def _processes(port: int, var: Path) -> list[Process]:
    reports = f"http://127.0.0.1:{port}/gateways/delivery-reports"
    sandbox = f"prakerja-sandbox --port {port + 10} --smtp-port {port + 25} --delivery-reports-url {reports}"
    sandbox += f" --bank-callbacks http://127.0.0.1:{port}/gateways/payments"
    kept = ["--state", str(var / "sandbox"), "--authenticator", str(var / "sandbox-authenticator.json")]
    kept += ["--partners", str(var / "sandbox-partners.json"), "--bank-keys", str(var / "sandbox-bank-keys.json")]
    kept += ["--beacon", str(var / "sandbox-beacon.json")]
    kept += ["--witnesses", str(var / "sandbox-witnesses.json")]
    kept += ["--bank-payments", str(var / "sandbox-bank-payments.json"), "--bank-float", str(AT_EACH_HOUSE)]
    return [
        Process("sandbox", [*sandbox.split(), *kept], f"http://127.0.0.1:{port + 10}/healthz"),
        Process("worker", ["prakerja", "worker"], None),
        Process("web", web_command(host="127.0.0.1", port=port), f"http://127.0.0.1:{port}/healthz"),
    ]


def _addresses(port: int) -> dict[str, str]:
    return {
        "PRAKERJA_BASE_URL": os.environ.get("PRAKERJA_BASE_URL", f"http://127.0.0.1:{port}"),
        "PRAKERJA_SANDBOX_URL": f"http://127.0.0.1:{port + 10}",
        "PRAKERJA_SMTP_URL": os.environ.get("PRAKERJA_SMTP_URL", f"smtp://127.0.0.1:{port + 25}"),
    }


def _greet(port: int) -> None:
    from prakerja.console.demo import print_sign_ins

    click.echo()
    click.secho("Prakerja is running.", bold=True)
    click.echo(f"  Pages          http://127.0.0.1:{port}/")
    click.echo(f"  Back office    http://127.0.0.1:{port}/kantor/")
    click.echo(f"  World outside  http://127.0.0.1:{port + 10}/   (inbox, people to try with, switches)")
    click.echo()
    print_sign_ins()
    click.echo("\nCtrl-C stops everything; what you did is kept.")


@contextmanager
def _only_one(var: Path) -> Iterator[None]:
    with _lock_file(var) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise click.ClickException(f"Prakerja is running already on {var}. Stop it there first.") from error
        yield


def _lock_file(var: Path) -> TextIO:
    try:
        make_folder(var)
        return (var / "run.lock").open("w")
    except EnvironmentRefused as refused:
        raise click.UsageError(str(refused)) from refused
    except OSError as error:
        raise click.UsageError(f"Nothing can be kept in {var}: {error.strerror}") from error


def _refuse_busy(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} is in use. Stop what uses it, or choose another one: bin/run --port {port + 1000}"
            ) from error


def throw_away_what_is_kept(var: Path) -> None:
    """The folder is as before its first run, but for the lock.

    By name: with a slip of the pen in --var the rest of the folder would be somebody's home.
    """
    for entry in (found for name in _KEPT for found in var.glob(name)):
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
