"""Bundles for tests: what goes into one, and how a forger would write one anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from prakerja.draw.engine import proof_papers as papers
from prakerja.draw.engine.bundle import manifest_of
from prakerja.draw.engine.seed import commitment_of
from prakerja.draw.engine.table_file import sha256_of
from tests.draw.draw_inputs import REVEALS, candidate, seat_row, write_candidates, write_seats

EVERY_FILE = (*papers.LISTED_FILES, papers.MANIFEST)
COMMITMENTS = tuple(commitment_of(reveal) for reveal in REVEALS)


def inputs(folder: Path) -> dict[str, Any]:
    people = [candidate(f"PK12-{n:04}", household=f"{n % 5:032x}", tickets=1 + n % 2) for n in range(20)]
    candidates = write_candidates(folder, people)
    seats = write_seats(folder, [seat_row(area="1101", seats=3), seat_row(**{"pass": 2}, seats=4, carry=1)])
    return {
        "rules": rules_for(candidates, seats),
        "candidates": candidates,
        "seats": seats,
        "commitments": COMMITMENTS,
        "reveals": REVEALS,
    }


def rules_for(candidates: Path, seats: Path, **changes: Any) -> papers.Rules:
    usual = {
        "draw": "Gelombang 12",
        "cap": 1,
        "candidates_sha256": sha256_of(candidates),
        "seats_sha256": sha256_of(seats),
        "seed_candidates_sha256": sha256_of(candidates),
        "custodians": ("Ombudsman", "Kampus", "Notaris"),
    }
    return papers.Rules(**{**usual, **changes})


def reseal(folder: Path) -> None:
    """The forger writes a manifest to match."""
    (folder / papers.MANIFEST).write_text(papers.canonical_json(manifest_of(folder)), encoding="utf-8", newline="\n")


def change_json(folder: Path, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    content = json.loads((folder / name).read_text())
    change(content)
    (folder / name).write_text(papers.canonical_json(content))
