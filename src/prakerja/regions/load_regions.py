"""Brings the tables in line with the CSV files."""

from typing import Any

from django.db import models

from prakerja.regions.known import KnownProvince, KnownRegency, provinces, regencies

_DATES = ("valid_from", "valid_to")


def load_regions(*, province: type[models.Model], regency: type[models.Model]) -> None:
    """Every region of `data/` is in the tables as the files have it. Loading twice is loading once.

    Takes the tables as arguments because a migration calls it, with the tables as they were then. A region is never
    removed: people, waves and decisions point to it; its end is its `valid_to`.
    """
    _upsert(province, [_province(province, row) for row in provinces()], ("name", "zone", *_DATES))
    _upsert(regency, [_regency(regency, row) for row in regencies()], ("province", "kind", "name", "zone", *_DATES))


def _upsert(table: type[models.Model], rows: list[models.Model], fields: tuple[str, ...]) -> None:
    rows_of: models.Manager[Any] = table._default_manager
    rows_of.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=list(fields))


def _province(table: type[models.Model], row: KnownProvince) -> models.Model:
    return table(code=row.code, name=row.name, zone=row.zone, valid_from=row.valid_from, valid_to=row.valid_to)


def _regency(table: type[models.Model], row: KnownRegency) -> models.Model:
    return table(
        code=row.code,
        province_id=row.province,
        kind=row.kind,
        name=row.name,
        zone=row.zone,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
