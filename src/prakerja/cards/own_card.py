"""What a recipient sees of their card: all of it in one statement, and nothing of it that is secret."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from prakerja.cards.object_to_move import AGAINST
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import CardState
from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind


@dataclass(frozen=True)
class Moved:
    """One step of a card's life."""

    state: CardState
    reason: MoveReason
    at: datetime
    effective_on: date


@dataclass(frozen=True)
class AwaitedCard:
    """The seat is theirs, and the card is being made."""

    wave: int
    regency: str | None


@dataclass(frozen=True)
class OwnCard:
    #: From 1, of its holder.
    award: int
    wave: int
    scheme: str
    #: Where the holder lives, who reads moments by its zone.
    regency: str | None
    state: CardState
    last_four: str
    letter: UUID
    awarded_at: datetime
    #: The first moment at which the first training can no longer be bought.
    buys_until: datetime
    held_since: datetime | None
    held_for: HoldReason | None
    balance: Rupiah
    #: What they are to pay back to the state.
    owed: Rupiah
    #: Newest first.
    moves: tuple[Moved, ...]
    #: The number of the move that they objected to last; from 1, as moves are counted.
    objected: int | None

    @property
    def has_moved_on(self) -> bool:
        """Something happened to it since it was given: its holder knows that they have it, or has worse to hear."""
        return len(self.moves) > 1

    @property
    def has_objected(self) -> bool:
        """To what could be objected to as it stands, not to something before it."""
        against = self.against
        return against is not None and self.objected == len(self.moves) - self.moves.index(against)

    @property
    def against(self) -> Moved | None:
        """The move that its holder could object to as the card stands, or could have."""
        if self.held_since is not None:
            return next((one for one in self.moves if one.reason is MoveReason.HELD), None)
        return next((one for one in self.moves if one.state is self.state), None) if self.state in AGAINST else None


def own_card(applicant_id: UUID) -> OwnCard | AwaitedCard | None:
    """Of their newest award; None for somebody who never received."""
    row = fetch_prepared(
        sql_file(__file__, "own_card"),
        {
            "applicant_id": applicant_id,
            "training_balance": AccountKind.TRAINING_BALANCE.value,
            "claim": AccountKind.CLAIM.value,
        },
    )
    if row is None:
        return None
    if row["state"] is None:
        return AwaitedCard(row["wave"], row["regency"])
    return _card_in(row)


def _card_in(row: dict[str, Any]) -> OwnCard:
    return OwnCard(
        award=row["award"],
        wave=row["wave"],
        scheme=row["scheme"],
        regency=row["regency"],
        state=CardState(row["state"]),
        last_four=row["last_four"],
        letter=row["letter"],
        awarded_at=row["awarded_at"],
        buys_until=row["buys_until"],
        held_since=row["held_since"],
        held_for=HoldReason(row["held_for"]) if row["held_for"] else None,
        balance=Rupiah(row["balance"] or 0),
        owed=Rupiah(row["owed"] or 0),
        moves=tuple(_move_in(*json.loads(one)) for one in row["moves"]),
        objected=row["objected"],
    )


def _move_in(state: str, reason: str, at: str, effective_on: str) -> Moved:
    return Moved(CardState(state), MoveReason(reason), datetime.fromisoformat(at), date.fromisoformat(effective_on))
