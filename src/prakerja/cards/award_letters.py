"""Recipients are told that their card is there: by e-mail; the SMS of the result has told them of their seat."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.messages.post_messages import Draft, post_messages
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.waves.models import Wave


def tell_awarded(
    awards: Sequence[tuple[UUID, int]], *, wave: Wave, last_fours: Sequence[str], until: datetime, now: datetime
) -> None:
    """Part of `award_cards`. The number itself is in no letter: its holder sees it on the page, by their password."""
    rows = Account.objects.filter(pk__in=[one for one, _ in awards])
    accounts = {pk: written_to for pk, *written_to in rows.values_list("pk", "email", "full_name", "language")}
    drafts = []
    for (applicant_id, award), four in zip(awards, last_fours, strict=True):
        if applicant_id not in accounts:
            continue  # Nobody is left to write to, and the others get their cards all the same.
        email, name, language = accounts[applicant_id]
        words: dict[str, Word] = {
            "name": name,
            "wave": wave.number,
            "last_four": four,
            "last_second": until - timedelta(seconds=1),
        }
        drafts.append(
            Draft(
                text="card_awarded",
                channel=Channel.EMAIL,
                address=email,
                words=words,
                language=language,
                applicant_id=applicant_id,
                once_key=f"card:{award}",
            )
        )
    post_messages(drafts, now=now)
