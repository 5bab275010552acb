"""Recipients are told that their card is there: by e-mail; the SMS of the result has told them of their seat."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.messages.post_messages import Draft, post_messages
from prakerja.messages.states import Channel
from prakerja.waves.models import Wave


def tell_awarded(
    awards: Sequence[tuple[UUID, int]], *, wave: Wave, last_fours: Sequence[str], until: datetime, now: datetime
) -> None:
    """Part of `award_cards`. The number itself is in no letter: its holder sees it on the page, by their password."""
    accounts = Account.objects.only("email", "full_name", "language").in_bulk([one for one, _ in awards])
    drafts = [
        Draft(
            text="card_awarded",
            channel=Channel.EMAIL,
            address=accounts[applicant_id].email,
            words={
                "name": accounts[applicant_id].full_name,
                "wave": wave.number,
                "last_four": four,
                "last_second": until - timedelta(seconds=1),
            },
            language=accounts[applicant_id].language,
            applicant_id=applicant_id,
            once_key=f"card:{award}",
        )
        for (applicant_id, award), four in zip(awards, last_fours, strict=True)
        if applicant_id in accounts
    ]
    post_messages(drafts, now=now)
