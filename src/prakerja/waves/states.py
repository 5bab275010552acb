"""The life of a wave."""

from typing import Final

from django.db.models import TextChoices


class WaveState(TextChoices):
    #: Written down by one officer; nobody outside sees it.
    PLANNED = "planned"
    #: Approved by two people. Joining is possible inside the window, which may still lie ahead.
    OPEN = "open"
    CLOSED = "closed"
    #: Every joiner has a verdict.
    SCREENED = "screened"
    #: The candidates can no longer change, and the hash of their file is public.
    FROZEN = "frozen"
    DRAWN = "drawn"
    PUBLISHED = "published"


MOVES: Final = {
    WaveState.PLANNED: {WaveState.OPEN},
    WaveState.OPEN: {WaveState.CLOSED},
    WaveState.CLOSED: {WaveState.SCREENED},
    WaveState.SCREENED: {WaveState.FROZEN},
    # Never back: an attempt that is over is followed by another one over the same list.
    WaveState.FROZEN: {WaveState.DRAWN},
    WaveState.DRAWN: {WaveState.PUBLISHED},
    WaveState.PUBLISHED: set[WaveState](),
}
