"""How a redeem code stands, for the institution whose training was bought with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.prepared import Value, fetch_prepared
from prakerja.kit.sql import sql_file
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.purchase_of_code import NoSuchCode, every_digest_of_code, spelled_code
from prakerja.training.states import Method, PurchaseState


@dataclass(frozen=True)
class CodeStatus:
    code: str
    state: PurchaseState
    redeemed_at: datetime | None
    #: The schedule was cancelled.
    is_cancelled: bool
    sequence: int
    is_attended: bool
    course_code: str
    method: Method
    schedule_code: str
    starts_at: datetime
    ends_at: datetime
    invoice_code: str
    platform: str


def read_redeem_code(*, code: str, sequence: int, by: Actor) -> CodeStatus:
    """`sequence`: of the meeting about which it is asked. Raises NoSuchCode."""
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    row = _row(code, sequence, institution.pk)
    if row is None:
        raise NoSuchCode
    return CodeStatus(
        code=spelled_code(code),
        state=PurchaseState(row["state"]),
        redeemed_at=row["redeemed_at"],
        is_cancelled=row["cancelled_at"] is not None,
        sequence=sequence,
        is_attended=row["is_attended"],
        course_code=row["course_code"],
        method=Method(row["method"]),
        schedule_code=row["schedule_code"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        invoice_code=row["invoice_code"],
        platform=row["platform"],
    )


def _row(code: str, sequence: int, institution_id: UUID) -> dict[str, Any] | None:
    # One key is in the ring, but while another takes its place.
    for one in every_digest_of_code(code):
        values: dict[str, Value] = {"digest": one, "institution_id": institution_id, "sequence": sequence}
        row = fetch_prepared(sql_file(__file__, "code_status"), values)
        if row is not None:
            return row
    return None
