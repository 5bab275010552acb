"""What a joiner costs on the disk: themselves, a verdict and an outcome, of three hundred and fifty million."""

from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from prakerja.draw.models import Outcome
from prakerja.screening.models import Verdict
from prakerja.waves.models import Joiner
from tests.situations.draw import drawn_wave
from tests.situations.screening import a_joiner, a_list, closed_wave

pytestmark = pytest.mark.django_db

#: Design §6.
MOST_BYTES = 600
PEOPLE = 12_000


@pytest.fixture(autouse=True)
def kept_here(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_joiner_with_verdict_and_outcome_fits_in_six_hundred_bytes() -> None:
    """One of four was refused, for two reasons, and has no outcome."""
    wave = closed_wave()
    for _ in range(3):
        a_joiner(wave)
    listed = a_joiner(wave, in_formal_education=True)
    a_list(listed.nik)
    drawn_wave(wave)
    joiner, verdict, outcome = (_bytes_a_row(model._meta.db_table) for model in (Joiner, Verdict, Outcome))
    assert joiner + verdict + outcome * 3 / 4 <= MOST_BYTES, f"{joiner} + {verdict} + {outcome}"


def _bytes_a_row(table: str) -> float:
    """Of the table and its indexes, filled with thousands of people like those who are there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM"
            " information_schema.columns WHERE table_name = %s AND column_name NOT IN ('applicant_id', 'receipt')",
            [table],
        )
        others = cursor.fetchone()[0]
        cursor.execute(
            f"INSERT INTO {table} (applicant_id, receipt, {others}) SELECT uuidv7(),"
            f" '12-' || substr(md5(random()::text), 1, 14), {others} FROM {table}, generate_series(1, %s) ORDER BY 1",
            [PEOPLE],
        )
        cursor.execute(f"SELECT pg_total_relation_size(%s)::float / (SELECT count(*) FROM {table})", [table])
        size: float = cursor.fetchone()[0]
    return round(size)
