"""One applicant as all steps together know them, read in one statement and never stored."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prakerja.assessment.status import status_in as assessment_status
from prakerja.identity.status import is_unconfirmed_with_us
from prakerja.identity.status import status_in as identity_status
from prakerja.kit.actor import ApplicantId
from prakerja.kit.prepared import Value, fetch_prepared
from prakerja.kit.sql import sql_file
from prakerja.profile.answers import Answers, Employment, office_of
from prakerja.profile.phone_proof import PHONE_PROOF
from prakerja.profile.rules import barriers_of
from prakerja.profile.status import declaration_status_in, phone_status_in
from prakerja.profile.status import status_in as particulars_status
from prakerja.waves.rules import JourneyStep, Readiness


@dataclass(frozen=True)
class Joining:
    """A wave that they joined. `outcome`: of the draw, so None for somebody who was not drawn; public with the wave."""

    wave_id: int
    receipt: str
    has_read_result: bool
    outcome: str | None


@dataclass(frozen=True)
class Person:
    readiness: Readiness
    #: Newest first.
    joined: tuple[Joining, ...]


def person_of(applicant_id: ApplicantId, *, now: datetime) -> Person:
    """As it is in the tables: a correction made a moment ago counts. `now`: by it a list is in force, or not yet."""
    values: dict[str, Value] = {"applicant_id": applicant_id, "phone_proof": PHONE_PROOF.name, "now": now}
    row = fetch_prepared(sql_file(__file__, "person"), values)
    assert row is not None, "the statement begins with the applicant"
    return Person(readiness=_readiness_in(row), joined=tuple(Joining(*json.loads(one)) for one in row["joined"]))


def _readiness_in(row: dict[str, Any]) -> Readiness:
    return Readiness(
        statuses={
            JourneyStep.IDENTITY: identity_status(row["identity_state"]),
            JourneyStep.PARTICULARS: particulars_status(
                begun=row["has_particulars"], is_complete=row["particulars_completed_at"] is not None
            ),
            JourneyStep.PHONE: phone_status_in(
                is_proven=row["has_phone"],
                is_asked=row["has_phone_code"],
                waits_for_identity=is_unconfirmed_with_us(row["identity_state"]),
            ),
            JourneyStep.DECLARATION: declaration_status_in(row["declared"]),
            JourneyStep.ASSESSMENT: assessment_status(row["sitting_state"]),
        },
        domicile=row["domicile_regency"],
        birth_date=row["birth_date"],
        barriers=barriers_of(_answers_in(row)),
        received_in=tuple(row["received_in"]),
        household_held=row["household_held"],
    )


def _answers_in(row: dict[str, Any]) -> Answers:
    return Answers(
        in_formal_education=row["in_formal_education"],
        employment=Employment(row["employment"]) if row["employment"] else None,
        office=office_of(row["office"]) if row["office"] else None,
    )
