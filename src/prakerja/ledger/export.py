"""The journal as a file: CSV is the text that proofs hash; Parquet is made of it by DuckDB."""

import hashlib
from pathlib import Path
from typing import Final

import duckdb

from prakerja.ledger.journal_text import all_before, journal_text

_TYPES: Final = {
    "transaction_id": "BIGINT",
    "owner_id": "UUID",
    "posting_id": "UUID",
    "leg": "SMALLINT",
    "act": "VARCHAR",
    "debit": "SMALLINT",
    "debit_of": "UUID",
    "credit": "SMALLINT",
    "credit_of": "UUID",
    "amount": "BIGINT",
    "year": "SMALLINT",
    "wave": "INTEGER",
    "happened_at": "TIMESTAMPTZ",
    "posted_at": "TIMESTAMPTZ",
    "corrects": "UUID",
    "closes": "UUID",
    "held_until": "TIMESTAMPTZ",
    "reason": "VARCHAR",
}
_COPY: Final = """
    COPY (SELECT * FROM read_csv($source, columns = $types, header = true, auto_detect = false, delim = ',',
                                 quote = '"', escape = '"', hive_partitioning = false))
    TO $target (FORMAT parquet, COMPRESSION zstd)
"""


def write_journal(out: Path) -> tuple[int, str]:
    """All transfers of transactions that have ended are in the file, or there is none; before which transaction, and
    the hash of the journal's text."""
    before = all_before()
    text = out.with_name(f"{out.name}.part")
    try:
        sha256 = _write_text(text, before)
        if out.suffix == ".parquet":
            _write_parquet(text, out)
        else:
            text.replace(out)
    finally:
        text.unlink(missing_ok=True)
    return before, sha256


def _write_text(path: Path, before: int) -> str:
    total = hashlib.sha256()
    with path.open("wb") as file:
        for lines in journal_text(before=before):
            total.update(lines)
            file.write(lines)
    return total.hexdigest()


def _write_parquet(text: Path, out: Path) -> None:
    beside = out.with_name(f"{out.name}.whole")
    try:
        with duckdb.connect(config={"autoinstall_known_extensions": False}) as database:
            database.execute(_COPY, {"source": str(text), "types": dict(_TYPES), "target": str(beside)})
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
