"""`prakerja bench`: the measurements behind every number that the README states."""

from typing import Final

import click

from prakerja.console.lazy_group import LazyGroup

_MEASUREMENTS: Final = {
    "awards": ("prakerja.console.bench_awards", "awards", "Cards awarded per second, with postings and letters."),
    "bank": ("prakerja.console.bench_bank", "bank", "What differs when money moves while all is killed: nothing."),
    "catalogue": ("prakerja.console.bench_catalogue", "catalogue", "How soon a search of the catalogue answers."),
    "contenders": (
        "prakerja.console.bench_contenders",
        "contenders",
        "Many want few seats: as many are sold.",
    ),
    "draw": ("prakerja.console.bench_draw", "draw", "A whole nation's draw, against the time of the bare hashes."),
    "faults": ("prakerja.console.bench_faults", "faults", "What is lost when every part is killed: nothing."),
    "handover": (
        "prakerja.console.bench_handover",
        "handover",
        "A wave frozen, drawn, copied back and published, part by part; and results queued.",
    ),
    "intake": ("prakerja.console.bench_intake", "intake", "Joins per second over HTTP, against the bare statements."),
    "ledger": ("prakerja.console.bench_ledger", "ledger", "Postings per second, against the bare statements."),
    "lists": ("prakerja.console.bench_lists", "lists", "Rows of a list taken in per second, against a bare COPY."),
    "mailing": ("prakerja.console.bench_mailing", "mailing", "Results told per second, by letter and by SMS."),
    "pages": ("prakerja.console.bench_pages", "pages", "What every applicant page weighs, against its budget."),
    "partner": ("prakerja.console.bench_partner", "partner", "Calls of partners per second, signed and noted."),
    "payouts": (
        "prakerja.console.bench_payouts",
        "payouts",
        "Signed sends per second, and reading a statement of a million lines.",
    ),
    "screening": (
        "prakerja.console.bench_screening",
        "screening",
        "Joiners screened per second against ten million listed NIKs, and their bytes.",
    ),
    "slow-clients": (
        "prakerja.console.bench_slow_clients",
        "slow_clients",
        "How soon a page comes while others hold connections.",
    ),
    "statements": (
        "prakerja.console.bench_statements",
        "statements",
        "How long a month's statement of a million lines takes, against a bare COPY.",
    ),
    "storage": (
        "prakerja.console.bench_storage",
        "storage",
        "What an applicant weighs in the database, table by table.",
    ),
    "training": (
        "prakerja.console.bench_training",
        "training",
        "What partners' books and ours differ by when all is killed: nothing.",
    ),
}


@click.command(cls=LazyGroup, lazily=_MEASUREMENTS)
def bench() -> None:
    """Measure what the README promises; each with its reference, taken in the same run."""
