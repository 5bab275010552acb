"""What would be stated of the attempt after one that is over."""

from datetime import datetime
from typing import Any

from django.conf import settings

from prakerja.connectors.beacon.beacons import beacon
from prakerja.connectors.beacon.chain import Chain
from prakerja.draw.attempt_rules import failed_positions, next_attempt, times_of
from prakerja.draw.attempts import AttemptNow
from prakerja.draw.models import Reveal
from prakerja.kit.refused import Refused


class AnotherBeacon(Refused):
    """The program's beacon is not the chain that the witnesses named for the next attempt."""


def following(attempt: AttemptNow, *, now: datetime) -> dict[str, Any]:
    """All but its number, its times, its round, a chain that was given up and those who failed stays.

    Raises AnotherBeacon.
    """
    came = Reveal.objects.filter(statement=attempt.row).values_list("position", flat=True)
    failed = failed_positions(attempt.stage(now=now), custodians=len(attempt.told.custodians), came=frozenset(came))
    times = times_of(settings.DRAW_SPANS, _chain_after(attempt), now=now)
    return next_attempt(attempt.told.model_dump(), previous=attempt.row.sha256, times=times, failed=failed)


def _chain_after(attempt: AttemptNow) -> Chain:
    given_up = attempt.chain_given_up
    if given_up is None:
        return attempt.chain
    chain = beacon().chain
    if chain.chain != given_up.next_chain:
        raise AnotherBeacon
    return chain
