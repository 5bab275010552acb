"""`move_cards()`: the one way in which cards change: their state, a hold, a deadline; one of them or ten thousand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.cards.card_counts import moved_between, note_counts
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import LIVE, MOVES, CardState
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.prepared import fetch_all_prepared
from prakerja.kit.sql import sql_file

#: `(applicant_id, award)`.
type CardKey = tuple[UUID, int]
#: What a column of it is given.
type Column = str | bytes | datetime | UUID | None

#: What an end leaves of a hold: nothing. The table of moves tells when and why there was one. A card whose only
#: purchase comes to nothing lives on, and is held as before.
_NO_HOLD: Final[Mapping[str, Column]] = {"held_since": None, "held_for": ""}
#: What was left of the deadline when the card was held is left now.
_GOES_ON: Final = "buys_until = card.buys_until + greatest(%(now)s::timestamptz - card.held_since, interval '0')"

#: Which cards are meant, in the statement.
_ANY: Final = "unnest(%(applicants)s::uuid[], %(awards)s::smallint[])"
_ONE: Final = "(VALUES (%(applicant_id)s::uuid, %(award)s::smallint))"


class Moved(NamedTuple):
    """`number`: of the row of its life that tells of it; `origin`: what the card was before."""

    applicant_id: UUID
    award: int
    number: int
    origin: CardState
    wave_id: int

    @property
    def key(self) -> CardKey:
        return self.applicant_id, self.award


def columns_of(cards: Sequence[CardKey]) -> dict[str, Value]:
    """For a statement that unnests them."""
    return {"applicants": [applicant_id for applicant_id, _ in cards], "awards": [award for _, award in cards]}


def move_cards(
    cards: Sequence[CardKey],
    *,
    to: CardState,
    reason: MoveReason,
    now: datetime,
    only: str = "any_card",
    effective_on: date | None = None,
    also: Mapping[str, datetime | None] | None = None,
) -> list[Moved]:
    """Those of the cards that are in a state that leads there are in state `to`; returns them, in order.

    `only`: the file in `sql/` with the condition that they must meet as well; `also`: columns that change with it. The
    rows are locked in the order of their keys: who comes second finds the card as the first left it.
    """
    origins = [state for state, onward in MOVES.items() if to in onward]
    changes = {"state": to.value, **({} if to in LIVE else _NO_HOLD), **(also or {})}
    moved = _change(cards, origins, changes, reason=reason, now=now, only=only, effective_on=effective_on)
    note_counts(moved_between((one.wave_id, one.origin, to) for one in moved))
    return moved


def change_cards(
    cards: Sequence[CardKey],
    *,
    of: Collection[CardState],
    reason: MoveReason,
    now: datetime,
    also: Mapping[str, Column],
    only: str = "any_card",
    clock_goes_on: bool = False,
) -> list[Moved]:
    """The same without another state: they are held, released, or have more time.

    `clock_goes_on`: their deadlines move by as long as each of them was held.
    """
    return _change(
        cards, list(of), also, reason=reason, now=now, only=only, effective_on=None, clock_goes_on=clock_goes_on
    )


def _change(
    cards: Sequence[CardKey],
    origins: Sequence[CardState],
    changes: Mapping[str, Column],
    *,
    reason: MoveReason,
    now: datetime,
    only: str,
    effective_on: date | None,
    clock_goes_on: bool = False,
) -> list[Moved]:
    becomes = ", ".join([f"{column} = %(new_{column})s" for column in changes] + [_GOES_ON] * clock_goes_on)
    is_one = len(cards) == 1
    wanted = _ONE if is_one else _ANY
    statement = sql_file(__file__, "move_cards").format(only=sql_file(__file__, only), becomes=becomes, wanted=wanted)
    values: dict[str, Value] = {
        **(dict(zip(("applicant_id", "award"), cards[0], strict=True)) if is_one else columns_of(cards)),
        "origins": [state.value for state in origins],
        "reason": reason.value,
        "now": now,
        "effective_on": effective_on or wib_day(now),
        **{f"new_{column}": value for column, value in changes.items()},
    }
    # Of one card, which somebody waits for, the plan is kept.
    moved = fetch_all_prepared(statement, values) if is_one else run_with_arrays(statement, values).fetchall()
    states = {state.value: state for state in CardState}
    return [
        Moved(applicant_id, award, number, states[origin], wave) for applicant_id, award, number, origin, wave in moved
    ]
