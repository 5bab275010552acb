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
    #: Two people ended it, before its list was frozen. Opened before or not: `scheme_version` says.
    CANCELLED = "cancelled"


MOVES: Final = {
    WaveState.PLANNED: {WaveState.OPEN, WaveState.CANCELLED},
    WaveState.OPEN: {WaveState.CLOSED, WaveState.CANCELLED},
    WaveState.CLOSED: {WaveState.SCREENED, WaveState.CANCELLED},
    # Once frozen it is never cancelled: whoever may stop a draw after its statement chooses among results.
    WaveState.SCREENED: {WaveState.FROZEN, WaveState.CANCELLED},
    # Never back: an attempt that is over is followed by another one over the same list.
    WaveState.FROZEN: {WaveState.DRAWN},
    WaveState.DRAWN: {WaveState.PUBLISHED},
    WaveState.PUBLISHED: set[WaveState](),
    WaveState.CANCELLED: set[WaveState](),
}
