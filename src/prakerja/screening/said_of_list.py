"""What the public log says of an exclusion list: which file barred whom from when on, and nobody on it."""

from datetime import datetime

from prakerja.publog.submit_entry import submit_entry
from prakerja.screening.models import ExclusionList


def say_in_force(row: ExclusionList, *, now: datetime) -> None:
    submit_entry("screening.list_in_force", once=_once(row, now), facts=_said(row), at=now)


def say_withdrawn(row: ExclusionList, *, now: datetime) -> None:
    submit_entry("screening.list_withdrawn", once=_once(row, now), facts=_said(row), at=now)


def _once(row: ExclusionList, now: datetime) -> str:
    # A list may be withdrawn and put in force anew.
    return f"{row.pk}:{now.timestamp():.6f}"


def _said(row: ExclusionList) -> dict[str, str | int]:
    return {
        "list": row.pk,
        "list_kind": row.kind,
        "name": row.name,
        "people": row.people,
        "sha256": row.sha256,
        "valid_from": row.valid_from.isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else "",
    }
