"""Cards are screened against a list that came into force since: whom it names is held and told, and decided about."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards import jobs
from prakerja.cards.events import CardsEvent
from prakerja.cards.hold_doubted import Doubted, hold_doubted
from prakerja.cards.models import Rescreening
from prakerja.cards.move_cards import CardKey, columns_of
from prakerja.cards.reasons import HoldReason
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.kinds import RECEIVED_KINDS, Barring, ListKind, lists_that_bar
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 50_000


class Named(NamedTuple):
    """`effective_on`: the day from which the list counts for this person."""

    applicant_id: UUID
    award: int
    effective_on: date


class _Stretch(NamedTuple):
    """Without the first, and with the last."""

    after: CardKey
    last: CardKey
    is_end: bool


_BEFORE_ALL: Final[CardKey] = (UUID(int=0), 0)
_AFTER_ALL: Final[CardKey] = (UUID(int=2**128 - 1), 2**15 - 1)


def rescreen_cards(*, list_id: int, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """Of the next cards those whose holders the list names are held, and their holders told; returns whether any cards
    are left.

    What is held for something else already is held for this when that is over. Nobody is named again by the same list,
    nor by one of its kind after two people have decided so. The place reached is saved with what was found.
    """
    require(Permission.RESCREEN_CARDS, by=by)
    # Who withdraws it waits for this stretch, and then finds what it wrote.
    force = ListInForce.objects.select_for_update(no_key=True, of=("self",)).filter(pk=list_id).first()
    if force is None:
        return False
    row = ExclusionList.objects.get(pk=list_id)
    reached = held_progress(jobs.rescreen_cards, list_id=list_id)
    stretch = _stretch(reached.cursor, at_once)
    named = _named(row, stretch)
    doubts = doubt_named(row, named, now)
    held = hold_doubted(doubts, now=now)
    if doubts:
        record(
            CardsEvent.RESCREENED,
            subject=row,
            by=by,
            at=now,
            named=len(named),
            doubted=len(doubts),
            held=len(held),
        )
    cursor = reached.cursor if stretch.is_end else ":".join(map(str, stretch.last))
    note_progress(jobs.rescreen_cards, Progress(cursor, done=reached.done + len(doubts)), list_id=list_id)
    return not stretch.is_end


def counts_from(row: ExclusionList) -> date:
    """The day from which what it says is true of whoever has no day of their own on it; of who received in a year:
    before that was over.
    """
    return row.valid_from if row.year is None else min(row.valid_from, date(row.year, 12, 31))


def waves_that_name(row: ExclusionList) -> list[int]:
    """Those whose cards the list bars, by their schemes."""
    waves = Wave.objects.filter(state=WaveState.PUBLISHED).values_list("pk", "scheme")
    return [wave_id for wave_id, scheme in waves if is_barring(row, scheme)]


def is_barring(row: ExclusionList, scheme: str) -> bool:
    """Whether the scheme of that name bars whom the list names."""
    kind = ListKind(row.kind)
    lists = lists_that_bar(load_scheme(scheme).eligibility).values()
    return bool({Barring(kind), Barring(kind, row.year)} & {one for of_rule in lists for one in of_rule})


def _stretch(cursor: str, at_once: int) -> _Stretch:
    applicant_id, _, award = cursor.partition(":")
    after = (UUID(applicant_id), int(award)) if cursor else _BEFORE_ALL
    values: dict[str, UUID | int] = {"after": after[0], "after_award": after[1], "at_once": at_once}
    with connection.cursor() as found:
        found.execute(sql_file(__file__, "end_of_stretch"), values)
        last = found.fetchone()
    return _Stretch(after, last or _AFTER_ALL, is_end=last is None)


def _named(row: ExclusionList, stretch: _Stretch) -> Sequence[Named]:
    rescreening = Rescreening.objects.filter(pk=row.pk).first()
    values: dict[str, int | bool | UUID | datetime | date | list[int] | None] = {
        "list_id": row.pk,
        "waves": waves_that_name(row),
        "after": stretch.after[0],
        "after_award": stretch.after[1],
        "last": stretch.last[0],
        "last_award": stretch.last[1],
        "awarded_from": rescreening.awarded_from if rescreening else None,
        "effective_on": counts_from(row),
        # The award itself makes people recipients: a list of them bars by earlier ones alone.
        "speaks_of_earlier_cards": row.kind in RECEIVED_KINDS,
        "received_in": row.year,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "named_cards"), values)
        return list(map(Named._make, cursor.fetchall()))


def doubt_named(row: ExclusionList, named: Sequence[Named], now: datetime) -> list[Doubted]:
    """What the list newly says against these cards, which are locked."""
    values: dict[str, Value] = {
        **columns_of([(one.applicant_id, one.award) for one in named]),
        "list_id": row.pk,
        "kind": row.kind,
        "year": row.year,
        "effective_on": [one.effective_on for one in named],
        "now": now,
    }
    added = run_with_arrays(sql_file(__file__, "add_doubts"), values).fetchall()
    return [Doubted(applicant_id, award, number, HoldReason.LISTED) for applicant_id, award, number in added]
