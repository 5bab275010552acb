"""`prakerja bench draw`: a nation's draw, files in and out, beside OpenSSL's time for the hashes; and verified."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import click

from prakerja.console.bench_draw_bundle import bundle_in
from prakerja.console.bench_draw_files import write_nation
from prakerja.console.bench_draw_report import Measured, Timed, print_table, report_on

#: Growth is told from so many on.
_FEW: Final = 1_000_000
_CAP: Final = 2
#: That a bundle is consistent, and proven to nobody.
_NOT_PROVEN: Final = 3
#: Of `seed:receipt:ticket` in the files that are drawn.
_TEXT_LENGTH: Final = 64 + 1 + 17 + 1 + 1


@click.command()
@click.option(
    "--candidates", type=click.IntRange(10_000, 200_000_000), default=43_800_000, show_default=True, help="In the file."
)
@click.option(
    "--folder", type=click.Path(path_type=Path, exists=True, file_okay=False), help="With room for 200 bytes each."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def draw(candidates: int, *, folder: Path | None, as_json: bool) -> None:
    """Draw so many candidates by lot, in a process of its own; and a million, to see how the time grows."""
    few = min(candidates, _FEW)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        # The first draw of a machine compiles, which is no part of how long a draw takes.
        _measure(Path(name), 200_000)
        of_few = _measure(Path(name), few, by_script=True)
        of_all = of_few if candidates == few else _measure(Path(name), candidates)
    report = report_on(candidates, of_all, of_few=of_few, few=few, rate=openssl_rate())
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def _measure(folder: Path, candidates: int, *, by_script: bool = False) -> Measured:
    """`by_script`: whether verify.py is timed too, which is for a million."""
    people, seats = write_nation(folder, candidates)
    bundle = bundle_in(folder, candidates=candidates, cap=_CAP)
    files = ["--candidates", str(people), "--seats", str(seats), "--out", str(folder / "result.csv")]
    program = str(Path(sys.executable).with_name("prakerja"))
    command = [program, "draw", "select", *files, "--seed", bundle.seed, "--cap", str(_CAP), "--json"]
    before = _processor_of_children()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603  ourselves
    processor = _processor_of_children() - before
    bundle.complete()
    verify = timed([program, "draw", "verify", str(folder)])
    script = timed([sys.executable, "-I", "-S", str(folder / "verify.py"), str(folder)]) if by_script else None
    return Measured(json.loads(done.stdout), processor, verify, script)


def timed(command: list[str]) -> Timed:
    """A verifier that finds nothing wrong. Raises CalledProcessError where it does."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603  ourselves
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != _NOT_PROVEN:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Timed(time.perf_counter() - started, used.ru_maxrss / 1024)


def _processor_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def openssl_rate() -> float:
    """How many texts of this length OpenSSL hashes in a second on one core."""
    command = ["openssl", "speed", "-mr", "-seconds", "2", "-bytes", str(_TEXT_LENGTH), "-evp", "sha256"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    summary = next(line for line in said.splitlines() if line.startswith("+F:"))
    return float(summary.rsplit(":", 1)[1]) / _TEXT_LENGTH
