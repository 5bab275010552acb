"""The job that hears appeals of a draw: bundles out of the storage, the engine over them, then the verb.

It begins once a quorum of witnesses has seen how they were decided. It opens the units of work, because no transaction
may wait for storage and engine.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from prakerja.draw.appeals.to_hear import vouched_appeals
from prakerja.draw.attempts import attempt_now
from prakerja.draw.continuations import addenda_said, are_addenda_placed, lines_after_result, open_continuation
from prakerja.draw.continuing_files import Leaving, fetch_bundles, heard_appeals
from prakerja.draw.models import Draw
from prakerja.journey.draw_appeals.seat_appellants import Hearing, seat_appellants
from prakerja.journey.vacant_seats.barred import barred_from_seats
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work

HEARS: Final = Actor.system("journey.hear_appeals")


@dataclass(frozen=True)
class _Ready:
    """`people`: by receipt."""

    draw: Draw
    origin: str
    said: int
    lines: dict[int, str]
    people: dict[str, UUID]


def run_hearing(*, wave_id: int, now: datetime | None) -> bool:
    """Whoever can be heard is. Killed anywhere it starts anew, and nobody is heard twice. `now`: None for the clock.

    False: nobody can be heard now; the clock asks again. Raises what seat_appellants raises, and FrozenFileChanged.
    """
    with unit_of_work(by=HEARS):
        ready = _ready(wave_id)
    if ready is None:
        return False
    with TemporaryDirectory() as folder:
        hearing = _heard(ready, Path(folder))
    with unit_of_work(by=HEARS) as work:
        return seat_appellants(wave_id=wave_id, hearing=hearing, by=work.actor, now=now or work.now)


def _ready(wave_id: int) -> _Ready | None:
    """None: witnesses have not seen the decisions, vacant seats are being filled, or an addendum has no place yet."""
    attempt = attempt_now(wave_id)
    if attempt is None or open_continuation(wave_id) is not None:
        return None
    origin = attempt.row.sha256
    decided = vouched_appeals(attempt)
    if not decided or not are_addenda_placed(origin):
        return None
    return _Ready(
        draw=Draw.objects.select_related("wave").get(pk=wave_id),
        origin=origin,
        said=addenda_said(origin),
        lines=lines_after_result(origin),
        people={row.receipt: row.applicant_id for row in decided},
    )


def _heard(ready: _Ready, folder: Path) -> Hearing:
    """Whoever would be seated and can have no seat any more is left out, and all are heard again until nobody is."""
    bundles, excluded = fetch_bundles(ready.draw, folder), dict[UUID, str]()
    receipts = {applicant_id: receipt for receipt, applicant_id in ready.people.items()}
    while True:
        leaving = [Leaving(receipts[one], is_vacated=False, reason=why) for one, why in sorted(excluded.items())]
        heard = heard_appeals(bundles, ready.lines, leaving, receipts=ready.people, origin=ready.origin)
        with unit_of_work(by=HEARS):
            seated = [ready.people[one.receipt] for one in heard if one.row]
            barred = barred_from_seats(seated, cap=ready.draw.cap)
        if not barred:
            return Hearing(ready.origin, ready.said, heard, excluded)
        excluded |= barred
