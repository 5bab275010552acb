"""Recipients are told that their card is there: by e-mail; the SMS of the result has told them of their seat."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from prakerja.messages.post_messages import Draft, post_messages_about
from prakerja.messages.states import Channel
from prakerja.waves.models import Wave


class Winner(NamedTuple):
    """A recipient without a card yet. No e-mail: nobody is left to write to, and they get their card all the same."""

    applicant_id: UUID
    award: int
    email: str | None
    name: str | None
    language: str | None

    @property
    def key(self) -> tuple[UUID, int]:
        return self.applicant_id, self.award


def tell_awarded(
    winners: Sequence[Winner],
    *,
    wave: Wave,
    last_fours: Mapping[tuple[UUID, int], str],
    until: datetime,
    now: datetime,
) -> None:
    """Part of `award_cards`. The number itself is in no letter: its holder sees it on the page, by their password."""
    number, last_second = wave.number, until - timedelta(seconds=1)

    def draft(to: Winner) -> list[Draft]:
        if to.email is None or to.name is None or to.language is None:
            return []
        four = last_fours[to.key]
        return [
            Draft(
                text="card_awarded",
                channel=Channel.EMAIL,
                address=to.email,
                words={"name": to.name, "wave": number, "last_four": four, "last_second": last_second},
                language=to.language,
                applicant_id=to.applicant_id,
                once_key=f"card:{to.award}",
            )
        ]

    post_messages_about(winners, draft, now=now)
