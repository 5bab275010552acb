"""Completion is declared with a test code: no certificate follows, and nobody is paid."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.training.begin_training import require_standing
from prakerja.training.declarations.rules import corrected_until
from prakerja.training.declare_completion import (
    CorrectionTooLate,
    NotAttended,
    require_scores,
)
from prakerja.training.rehearsals.played import Played
from prakerja.training.require_attending import NotBegun, lacking_after
from prakerja.training.states import PurchaseState


@dataclass(frozen=True)
class DeclaredRehearsal:
    declared_at: datetime
    number: int


@dataclass(frozen=True)
class Declare:
    score_before: int | None
    score_after: int | None

    def play(self, on: Played, now: datetime) -> DeclaredRehearsal:
        """Raises what `declare_completion` raises."""
        scores, row = require_scores(self.score_before, self.score_after), on.row
        if row.declared_at is None:
            _require_proven(on, now)
            row.declared_at = now
        elif scores == (row.score_before, row.score_after):
            return DeclaredRehearsal(row.declared_at, row.declarations)
        elif now >= corrected_until(row.declared_at):
            raise CorrectionTooLate
        row.score_before, row.score_after = scores
        row.declarations += 1
        return DeclaredRehearsal(now, row.declarations)


def _require_proven(on: Played, now: datetime) -> None:
    purchase = on.purchase(now)
    require_standing(purchase)
    if purchase.state != PurchaseState.REDEEMED:
        raise NotBegun
    if missing := lacking_after(frozenset(on.row.attended), meetings=purchase.schedule.meetings):
        raise NotAttended(missing)
