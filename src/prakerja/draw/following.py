"""What would be stated of the attempt after one that is over."""

from datetime import datetime
from typing import Any

from django.conf import settings

from prakerja.draw.attempt_rules import failed_positions, next_attempt, times_of
from prakerja.draw.attempts import AttemptNow
from prakerja.draw.models import Reveal


def following(attempt: AttemptNow, *, now: datetime) -> dict[str, Any]:
    """All but its number, its times, its round and those who failed stays."""
    came = Reveal.objects.filter(statement=attempt.row).values_list("position", flat=True)
    failed = failed_positions(attempt.stage(now=now), custodians=len(attempt.told.custodians), came=frozenset(came))
    times = times_of(settings.DRAW_SPANS, attempt.chain, now=now)
    return next_attempt(attempt.told.model_dump(), previous=attempt.row.sha256, times=times, failed=failed)
