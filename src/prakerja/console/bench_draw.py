"""`prakerja bench draw`: a whole nation's draw, files in and out, against OpenSSL's time for the bare hashes."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_draw_files import hashes_in, write_nation

SECONDS_WANTED: Final = 40
MEMORY_WANTED_MB: Final = 4096
RATIO_WANTED: Final = 5
#: Growth is told from so many on.
_FEW: Final = 1_000_000
_SEED: Final = "5eed" * 16
_CAP: Final = "2"
#: Of `seed:receipt:ticket` in the files that are drawn.
_TEXT_LENGTH: Final = 64 + 1 + 17 + 1 + 1

type Report = dict[str, float | str]


@dataclass(frozen=True)
class Measured:
    """What the command said of a draw, and the seconds of processor that it took."""

    said: dict[str, float | str]
    processor: float

    @property
    def seconds(self) -> float:
        """From the first byte read to the last written, without the start of the program."""
        return float(self.said["seconds"])


@click.command()
@click.option(
    "--candidates", type=click.IntRange(10_000, 200_000_000), default=43_800_000, show_default=True, help="In the file."
)
@click.option(
    "--folder", type=click.Path(path_type=Path, exists=True, file_okay=False), help="With room for 120 bytes each."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def draw(candidates: int, *, folder: Path | None, as_json: bool) -> None:
    """Draw so many candidates by lot, in a process of its own; and a million, to see how the time grows."""
    few = min(candidates, _FEW)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        # The first draw of a machine compiles, which is no part of how long a draw takes.
        _measure(Path(name), 200_000)
        of_few = _measure(Path(name), few)
        of_all = of_few if candidates == few else _measure(Path(name), candidates)
    report = report_on(candidates, of_all, of_few=of_few, few=few, rate=openssl_rate())
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def _measure(folder: Path, candidates: int) -> Measured:
    people, seats = write_nation(folder, candidates)
    files = ["--candidates", str(people), "--seats", str(seats), "--out", str(folder / "result.csv")]
    options = ["--seed", _SEED, "--cap", _CAP, "--json"]
    command = [str(Path(sys.executable).with_name("prakerja")), "draw", "select", *files, *options]
    before = _processor_of_children()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603  ourselves
    return Measured(json.loads(done.stdout), _processor_of_children() - before)


def _processor_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def openssl_rate() -> float:
    """How many texts of this length OpenSSL hashes in a second on one core."""
    command = ["openssl", "speed", "-mr", "-seconds", "2", "-bytes", str(_TEXT_LENGTH), "-evp", "sha256"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    summary = next(line for line in said.splitlines() if line.startswith("+F:"))
    return float(summary.rsplit(":", 1)[1]) / _TEXT_LENGTH


def report_on(candidates: int, of_all: Measured, *, of_few: Measured, few: int, rate: float) -> Report:
    """What is printed as JSON. `reference`: the seconds that OpenSSL needs on one core for the bare hashes."""
    reference = hashes_in(candidates) / rate
    grown = (of_all.seconds / candidates) / (of_few.seconds / few)
    return {
        "candidates": candidates,
        "seconds": round(of_all.seconds, 2),
        "processor_seconds": round(of_all.processor, 2),
        "reference": round(reference, 2),
        "ratio": round(of_all.seconds / reference, 2),
        "wanted_ratio": RATIO_WANTED,
        "openssl_per_second": round(rate),
        "seated": of_all.said["seated"],
        "household_full": of_all.said["household_full"],
        "engine": of_all.said["engine"],
        "peak_rss_mb": of_all.said["peak_rss_mb"],
        "wanted_peak_rss_mb": MEMORY_WANTED_MB,
        "seconds_of_few": round(of_few.seconds, 2),
        "few": few,
        "time_a_candidate_has_grown": round(grown, 2),
    }


def print_table(report: Report) -> None:
    """The same for people."""
    table = Table("", "measured", "wanted", title=f"A draw of {report['candidates']:,} candidates")
    table.add_row("seconds, files in and out", str(report["seconds"]), f"≤ {SECONDS_WANTED} (43.8 million)")
    table.add_row("seconds of processor", str(report["processor_seconds"]), "")
    table.add_row("OpenSSL's for the bare hashes, one core", str(report["reference"]), "")
    table.add_row("ratio", str(report["ratio"]), f"≤ {RATIO_WANTED}")
    table.add_row("most memory, MiB", str(report["peak_rss_mb"]), f"≤ {MEMORY_WANTED_MB}")
    table.add_row("seated", f"{report['seated']:,}", "")
    table.add_row(f"seconds of {report['few']:,}", str(report["seconds_of_few"]), "")
    table.add_row("time a candidate, against that", str(report["time_a_candidate_has_grown"]), "about 1")
    Console().print(table)
