"""What the draw writes into the audit."""

from enum import StrEnum


class DrawEvent(StrEnum):
    JOINERS_FIXED = "draw.joiners.fixed"
    FROZEN = "draw.candidates.frozen"
    THAWED = "draw.candidates.thawed"
    COMMITTED = "draw.secret.committed"
    REVEALED = "draw.secret.revealed"
    DRAWN = "draw.seats.drawn"
    PUBLISHED = "draw.result.published"
