"""Everything that befell one person, as all steps together know it: read in one statement and never stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from pydantic import JsonValue

from prakerja.kit.actor import ActorKind
from prakerja.kit.sql import sql_file


@dataclass(frozen=True)
class Befell:
    """`what`: joined, verdict, outcome, objection, objection_decided, appeal_over, move, posting, message, demand,
    demand_over, death or death_wrong. `by`: None where the audit names nobody for it."""

    at: datetime
    what: str
    facts: Mapping[str, JsonValue]
    by: ActorKind | None
    #: Of whoever did it, where it is a person.
    name: str
    #: Why, as they wrote it down; empty: nobody asked them.
    note: str


def timeline_of(applicant_id: UUID) -> list[Befell]:
    """Oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "timeline"), {"applicant_id": applicant_id})
        return [
            Befell(at, what, json.loads(facts) if isinstance(facts, str) else facts, _kind(kind), name, note)
            for at, what, facts, kind, name, note in cursor.fetchall()
        ]


def _kind(kind: str) -> ActorKind | None:
    return ActorKind(kind) if kind else None
