"""A page is opened on which presence is confirmed, for a test: nobody signs in there."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.typed_address import read_address
from prakerja.training.ask_for_presence import OPEN_FOR, STATE_BYTES, Asked, require_registered
from prakerja.training.models import RehearsalPresence
from prakerja.training.rehearsals.played import Played
from prakerja.training.require_attending import require_attending_after
from prakerja.training.states import Method


@dataclass(frozen=True)
class AskPresence:
    redirect_address: str
    email: str
    sequence: int = 1

    def play(self, on: Played, now: datetime) -> Asked:
        """The address of the participant is read and kept nowhere.

        Raises RedirectNotRegistered, NotAnAddress and what `require_attending` raises.
        """
        row = on.row
        require_registered(self.redirect_address, row.institution_id)
        read_address(self.email)
        purchase = on.purchase(now)
        require_attending_after(frozenset(row.attended), purchase, self.sequence, now=now)
        state = secrets.token_urlsafe(STATE_BYTES)
        RehearsalPresence.objects.create(
            digest=digest(state, purpose=Purpose.REHEARSAL),
            institution_id=row.institution_id,
            label=row.label,
            run=row.run,
            sequence=self.sequence,
            redirect_address=self.redirect_address,
            asked_at=now,
            expires_at=now + OPEN_FOR,
        )
        return Asked(state, Method(on.case.method))
