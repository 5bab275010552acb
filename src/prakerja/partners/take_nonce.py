"""A call of v2 is signed with a word that no other call was: what somebody heard is worth nothing again."""

from datetime import datetime
from uuid import UUID

from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.sql import sql_file


def take_nonce(*, partner_id: UUID, nonce: str, kept_until: datetime) -> bool:
    """Whether this is the first call of the partner with it. A transaction of its own: refused calls use it too."""
    values: dict[str, UUID | str | datetime] = {"partner_id": partner_id, "nonce": nonce, "kept_until": kept_until}
    return fetch_prepared(sql_file(__file__, "take_nonce"), values) is not None
