"""`prakerja draw`: select by lot from files, and verify a published draw. Needs no database and no settings."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final, NoReturn

import click
import duckdb
from rich.console import Console
from rich.table import Table

from prakerja.console.draw_findings import HEX, print_findings
from prakerja.draw.engine.continuing.continue_draw import continue_draw
from prakerja.draw.engine.peak_memory import peak_rss_mb
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.read_papers import read_addenda
from prakerja.draw.engine.proof.trust import PROGRAM, read_trust
from prakerja.draw.engine.proof.verify_proof import verify_proof
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.kit.refused import Refused

FAILED: Final = 1
BAD_INPUT: Final = 2

_file = click.Path(path_type=Path)
#: Whoever asks for a verdict must not take a slip of the hand for one: a missing file is bad input.
_paper = click.Path(path_type=Path, exists=True, dir_okay=False)
_as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")


@click.group()
def draw() -> None:
    """Select candidates by lot, and verify a published draw."""


@draw.command()
@click.option("--candidates", type=_file, required=True, help="Parquet, or CSV with a header.")
@click.option("--seats", type=_file, required=True, help="CSV with a header; the order of its rows matters.")
@click.option("--seed", required=True, help="Hex digits.")
@click.option("--cap", type=click.IntRange(min=1), required=True, help="The most cards that one household may hold.")
@click.option("--out", type=_file, required=True, help="The result, in the format of the candidates file.")
@_as_json
def select(*, candidates: Path, seats: Path, seed: str, cap: int, out: Path, as_json: bool) -> None:
    """Give the seats to candidates by lot, and write the result."""
    started = time.perf_counter()
    with _exit_status(), _stages() as on_stage:
        selection = select_from_files(
            candidates=candidates, seats=seats, seed=seed, cap=cap, out=out, on_stage=on_stage
        )
    seconds = round(time.perf_counter() - started, 3)
    if selection.left_because:
        click.echo(f"Drawn by the slower engine, with the same result: {selection.left_because}.", err=True)
    report = {**asdict(selection), "cap": cap, "seconds": seconds, "peak_rss_mb": peak_rss_mb(), "out": str(out)}
    if as_json:
        click.echo(json.dumps(report))
    else:
        _print_table(report)


@draw.command("continue")
@click.option("--parent", "parents", type=_file, multiple=True, required=True, help="The nearest first, then its own.")
@click.option("--addenda", type=_paper, required=True, help="What the log says after the result.")
@click.option("--out", type=_file, required=True, help="A folder, for candidates, seats and the result.")
@_as_json
def continue_(*, parents: tuple[Path, ...], addenda: Path, out: Path, as_json: bool) -> None:
    """Give seats that fell vacant to whoever is next, by the seed of the draw with which it began."""
    with _exit_status():
        lines = {one.index: one.line for one in read_addenda(addenda).entries}
        selection = continue_draw(parents=parents, lines=lines, out=out)
    report = {**asdict(selection), "out": str(out)}
    if as_json:
        click.echo(json.dumps(report))
    else:
        _print_table(report)


@draw.command()
@click.argument("bundle", type=_file)
@click.option(
    "--statement-sha256", "statement", type=HEX, default="", help="F, as the wave's page or a receipt has it."
)
@click.option("--cutoff", type=HEX, default="", help="K, as the public log has it.")
@click.option("--randomness", type=HEX, default="", help="Of the round, as the beacon itself gives it.")
@click.option("--trust", type=_file, help="JSON: chains and witnesses' keys that you trust, beside the program's own.")
@click.option("--parent", "parents", type=_file, multiple=True, help="The draw that this one continues; again for its.")
@click.option("--addenda", type=_paper, help="What the log says after the result: seats that fell vacant, appeals.")
@_as_json
def verify(
    *,
    bundle: Path,
    statement: str,
    cutoff: str,
    randomness: str,
    trust: Path | None,
    parents: tuple[Path, ...],
    addenda: Path | None,
    as_json: bool,
) -> None:
    """Recompute the draw in BUNDLE, a folder or a zip. Exit status 0: proven; 1: wrong; 2: not a bundle; 3: consistent,
    and not proven.
    """
    with _exit_status(), _stages() as on_stage:
        trusted = read_trust(trust) if trust else PROGRAM
        given = Given(statement, cutoff, randomness)
        findings = verify_proof(bundle, given=given, trust=trusted, parents=parents, addenda=addenda, on_stage=on_stage)
    if as_json:
        click.echo(
            json.dumps({"bundle": str(bundle), "status": findings.status, **asdict(findings)}, ensure_ascii=False)
        )
    else:
        print_findings(findings)
    sys.exit(findings.status)


@contextmanager
def _exit_status() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        _leave(str(refused), BAD_INPUT)
    except (OSError, duckdb.Error) as error:
        _leave(f"failed: {error}", FAILED)


def _leave(message: str, status: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(status)


@contextmanager
def _stages() -> Iterator[Callable[[str], None]]:
    """What is being done just now, shown on a terminal and nowhere else."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _stage: None
        return
    with console.status("…") as status:
        yield status.update


def _print_table(report: dict[str, str | int | float]) -> None:
    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right", overflow="fold")
    for name, value in report.items():
        table.add_row(name.replace("_", " "), f"{value:,}" if isinstance(value, int) else str(value))
    Console().print(table)
