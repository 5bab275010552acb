"""`prove()`: whether the books are what their journal says, and one hash over that journal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger.checks import faults_of_books
from prakerja.ledger.journal_text import all_before, hashes_before
from prakerja.ledger.kept_proofs import faults_of_kept_proofs, kept_hashes

#: For the sorts and sums of whole books: within the default they would go through files.
_MEMORY: Final = "256MB"
#: Beside the one that asks: passes over the whole journal are cut between processes, whatever the planner thinks it
#: costs to bring their sums together. Where all are busy with something else it goes on alone.
_HELPERS: Final = "2"
_SETTINGS: Final = {
    "work_mem": _MEMORY,
    "jit": "off",
    "max_parallel_workers_per_gather": _HELPERS,
    "parallel_setup_cost": "0",
    "parallel_tuple_cost": "0",
}


@dataclass(frozen=True)
class Proof:
    """`sha256` is of the journal's text before that transaction; the faults are of all that stands in the books."""

    before_transaction: int
    transfers: int
    postings: int
    accounts: int
    open_holds: int
    sha256: str
    faults: tuple[str, ...]


def prove(*, known: Mapping[int, str]) -> Proof:
    """`known`: hashes that somebody kept elsewhere, by the transaction before which they were taken.

    Reads only. Everything is computed anew from the transfers; nothing is taken from what was summed up earlier.
    """
    _prepare_for_whole_books()
    before = all_before()
    faults = tuple(faults_of_books())
    kept = kept_hashes()
    hashes = hashes_before([*known, *kept, before])
    return Proof(
        before_transaction=before,
        **_counts(before),
        sha256=hashes[before],
        faults=(*faults, *faults_of_kept_proofs(), *_rewritten({**kept, **known}, hashes)),
    )


def _rewritten(known: Mapping[int, str], hashes: Mapping[int, str]) -> Iterator[str]:
    for transaction, kept in sorted(known.items()):
        if hashes[transaction] != kept:
            yield f"the journal before transaction {transaction} was written anew: its hash was {kept}"


def _prepare_for_whole_books() -> None:
    with connection.cursor() as cursor:
        for name, value in _SETTINGS.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def _counts(before: int) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "counts_of_books"), {"before": before})
        names = [column.name for column in cursor.description or ()]
        return dict(zip(names, cursor.fetchone(), strict=True))
