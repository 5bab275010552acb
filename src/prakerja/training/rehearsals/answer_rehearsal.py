"""Whoever has opened a test page answers as a participant would. No account is asked for, and nobody is present."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.clock import is_open
from prakerja.training.ask_for_presence import OPEN_FOR
from prakerja.training.confirm_presence import NotAsked, PresenceOver
from prakerja.training.models import RehearsalPresence
from prakerja.training.rehearsals.asked_rehearsal import page_of
from prakerja.training.rehearsals.cases import CASES
from prakerja.training.rehearsals.played import Played
from prakerja.training.rehearsals.rehearse import lock_rehearsal
from prakerja.training.require_attending import AttendedAlready, require_attending_after
from prakerja.training.states import PurchaseState


def answer_rehearsal(*, state: str, is_present: bool, by: Actor, now: datetime) -> None:
    """The test attendance stands, or was declined. Answering twice is answering once.

    Raises NotAsked, PresenceOver, AttendedAlready and what `require_attending` raises.
    """
    require(Permission.REHEARSE, by=by)
    page = page_of(state)
    if page is None:
        raise NotAsked
    case = CASES[page.label]
    on = Played(lock_rehearsal(page.institution_id, case, now=now), case)
    # As it is since its rehearsal is held.
    page = RehearsalPresence.objects.get(pk=page.pk)
    if page.run != on.row.run:
        raise PresenceOver
    if is_present:
        _confirm(page, on, now)
    elif page.sequence in on.row.attended:
        raise AttendedAlready
    else:
        RehearsalPresence.objects.filter(pk=page.pk, declined_at=None).update(declined_at=now)


def _confirm(page: RehearsalPresence, on: Played, now: datetime) -> None:
    row = on.row
    if page.sequence in row.attended:
        return
    require_attending_after(frozenset(row.attended), on.purchase(now), page.sequence, now=now)
    if page.declined_at is not None or not is_open(page.expires_at, now=now, lasts=OPEN_FOR):
        raise PresenceOver
    if row.state == PurchaseState.BOUGHT:
        on.begin(now)
    row.attended.append(page.sequence)
    row.save(update_fields=["state", "redeemed_at", "attended"])
