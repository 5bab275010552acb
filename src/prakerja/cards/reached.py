"""How far a clock's work has come among cards: by their deadline, and within one by their holder.

In this order the index of cards that have yet to buy holds them, so that a stretch reads nothing of those before it.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

_BEGINNING: Final = f"-infinity {UUID(int=0)}"


def cursor_at(buys_until: datetime, applicant_id: UUID) -> str:
    return f"{buys_until.isoformat()} {applicant_id}"


def values_after(cursor: str) -> dict[str, str]:
    """For the statements in `sql/` that go on after it; an empty one is the beginning."""
    until, _, after = (cursor or _BEGINNING).rpartition(" ")
    return {"after_until": until, "after": after}
