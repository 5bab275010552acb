"""What `prakerja bench draw` says of what it measured, beside what is asked."""

from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.table import Table

from prakerja.console.bench_draw_files import hashes_in

SECONDS_WANTED: Final = 40
MEMORY_WANTED_MB: Final = 4096
RATIO_WANTED: Final = 5
VERIFY_WANTED: Final = 90
SCRIPT_WANTED: Final = 30
SCRIPT_MEMORY_WANTED_MB: Final = 600

type Report = dict[str, float | str]


@dataclass(frozen=True)
class Timed:
    """One program, from its start to its end."""

    seconds: float
    peak_rss_mb: float


@dataclass(frozen=True)
class Measured:
    """What the command said of a draw, the seconds of processor that it took, and how long each verifier takes."""

    said: dict[str, float | str]
    processor: float
    verify: Timed
    script: Timed | None = None

    @property
    def seconds(self) -> float:
        """From the first byte read to the last written, without the start of the program."""
        return float(self.said["seconds"])


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
        "verify_seconds": round(of_all.verify.seconds, 2),
        "verify_peak_rss_mb": round(of_all.verify.peak_rss_mb),
        "verify_seconds_of_few": round(of_few.verify.seconds, 2),
        "script_seconds_of_few": round(of_few.script.seconds, 2) if of_few.script else 0,
        "script_peak_rss_mb_of_few": round(of_few.script.peak_rss_mb) if of_few.script else 0,
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
    table.add_row("seconds of draw verify", str(report["verify_seconds"]), f"≤ {VERIFY_WANTED} (43.8 million)")
    table.add_row("seconds of verify.py, so many", str(report["script_seconds_of_few"]), f"≤ {SCRIPT_WANTED}")
    script_memory = str(report["script_peak_rss_mb_of_few"])
    table.add_row("its most memory, MiB", script_memory, f"≤ {SCRIPT_MEMORY_WANTED_MB}")
    table.add_row("time a candidate, against that", str(report["time_a_candidate_has_grown"]), "about 1")
    Console().print(table)
