"""How an institution stands with its test cases: what a console shows, and whether its program may meet people."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Min

from prakerja.training.models import Rehearsal, RehearsalPass
from prakerja.training.rehearsals.cases import CASES, codes_of
from prakerja.training.states import Method


@dataclass(frozen=True)
class OwnCase:
    label: str
    code: str
    method: Method
    sequence: int
    #: The name of what a program must be refused by; empty: it must get through.
    expects: str
    can_begin_anew: bool
    #: From 1; 0: its program has never asked for it.
    run: int
    asked_at: datetime | None
    #: By what it was refused last; empty: it was not.
    refused: str
    first_passed_at: datetime | None
    last_passed_at: datetime | None


def own_cases(institution_id: UUID) -> list[OwnCase]:
    """Every test case in the order of the list. Two statements, and nothing is written."""
    rows = {row.label: row for row in Rehearsal.objects.filter(institution_id=institution_id)}
    passed = passes_of([institution_id])[institution_id]
    codes = codes_of(institution_id)
    return [_own(label, codes[label], rows.get(label), passed.get(label)) for label in CASES]


def passes_of(institution_ids: Collection[UUID]) -> Mapping[UUID, Mapping[str, tuple[datetime, datetime]]]:
    """Of each institution by label: when its program passed first and last. One statement."""
    found: dict[UUID, dict[str, tuple[datetime, datetime]]] = {one: {} for one in institution_ids}
    of_them = RehearsalPass.objects.filter(institution_id__in=institution_ids).order_by()
    for institution_id, label, first, last in of_them.values_list("institution_id", "label").annotate(
        Min("passed_at"), Max("passed_at")
    ):
        found[institution_id][label] = (first, last)
    return found


def _own(label: str, code: str, row: Rehearsal | None, passed: tuple[datetime, datetime] | None) -> OwnCase:
    case = CASES[label]
    first, last = passed or (None, None)
    return OwnCase(
        label=label,
        code=code,
        method=case.method,
        sequence=case.sequence,
        expects=case.expects.__name__ if case.expects else "",
        can_begin_anew=case.can_begin_anew,
        run=row.run if row else 0,
        asked_at=row.asked_at if row else None,
        refused=row.refused if row else "",
        first_passed_at=first,
        last_passed_at=last,
    )
