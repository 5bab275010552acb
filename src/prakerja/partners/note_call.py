"""A partner has asked something, and this is how it ended; what was in it is kept nowhere."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.sql import sql_file


@dataclass(frozen=True)
class AnsweredCall:
    """`error`: the code in the answer, if any; `microseconds`: from the whole request to the answer."""

    partner_id: UUID
    endpoint: str
    status: int
    error: str
    at: datetime
    microseconds: int


def note_call(call: AnsweredCall) -> None:
    """It stands in the partner's list of calls. A transaction of its own: what was refused is noted as well."""
    fetch_prepared(
        sql_file(__file__, "insert_call"),
        {
            "partner_id": call.partner_id,
            "endpoint": call.endpoint,
            "status": call.status,
            "error": call.error,
            "at": call.at,
            "microseconds": call.microseconds,
        },
    )
