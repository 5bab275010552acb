"""The figures of a month as files: CSV with a header, and Parquet made of it by DuckDB."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from prakerja.statistics.survey_figures import Figure

_TYPES: Final = {
    "month": "VARCHAR",
    "wave": "INTEGER",
    "survey": "SMALLINT",
    "version": "SMALLINT",
    "province": "VARCHAR",
    "question": "VARCHAR",
    "option": "VARCHAR",
    "answers": "BIGINT",
}
_COPY: Final = """
    COPY (SELECT * FROM read_csv($source, columns = $types, header = true, auto_detect = false, delim = ',',
                                 quote = '"', escape = '"', nullstr = '', hive_partitioning = false))
    TO $target (FORMAT parquet, COMPRESSION zstd)
"""


def as_csv(figures: Sequence[Figure]) -> bytes:
    """A month as `2021-04`; what is hidden is empty."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_TYPES)
    for one in figures:
        of = (one.wave, one.survey, one.version, one.province, one.question, one.option)
        writer.writerow((f"{one.month:%Y-%m}", *of, one.answers))
    return text.getvalue().encode()


def as_parquet(text: bytes) -> bytes:
    with (
        TemporaryDirectory() as folder,
        duckdb.connect(config={"autoinstall_known_extensions": False}) as database,
    ):
        source, target = Path(folder, "figures.csv"), Path(folder, "figures.parquet")
        source.write_bytes(text)
        database.execute(_COPY, {"source": str(source), "types": dict(_TYPES), "target": str(target)})
        return target.read_bytes()
