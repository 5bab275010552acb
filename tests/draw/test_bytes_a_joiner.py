"""What a joiner costs on the disk: a verdict and an outcome, with their indexes, of three hundred and fifty million."""

from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from prakerja.draw.models import Outcome
from prakerja.screening.models import Verdict
from tests.situations.draw import drawn_wave
from tests.situations.screening import a_joiner, a_list, closed_wave

pytestmark = pytest.mark.django_db

#: Design §6.
MOST_BYTES = 600
PEOPLE = 3_000


@pytest.fixture(autouse=True)
def kept_here(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_verdict_and_outcome_of_a_joiner_fit_in_six_hundred_bytes() -> None:
    wave = closed_wave()
    a_joiner(wave)
    listed = a_joiner(wave, in_formal_education=True)
    a_list(listed.nik)
    drawn_wave(wave)
    verdict, outcome = (_bytes_a_row(model._meta.db_table) for model in (Verdict, Outcome))
    assert verdict + outcome <= MOST_BYTES, f"{verdict} + {outcome}"


def _bytes_a_row(table: str) -> float:
    """Of the table and its indexes, filled with thousands of people like those who are there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM"
            " information_schema.columns WHERE table_name = %s AND column_name <> 'applicant_id'",
            [table],
        )
        others = cursor.fetchone()[0]
        cursor.execute(
            f"INSERT INTO {table} (applicant_id, {others}) SELECT uuidv7(), {others} FROM {table},"
            f" generate_series(1, %s) ORDER BY 1",
            [PEOPLE],
        )
        cursor.execute(f"SELECT pg_total_relation_size(%s)::float / (SELECT count(*) FROM {table})", [table])
        size: float = cursor.fetchone()[0]
    return round(size)
