"""Holders are told by e-mail what of their card went back at the year's end, and why: nobody has to do anything."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.move_cards import Moved
from prakerja.cards.year_ends import Closing
from prakerja.messages.post_messages import Draft, post_messages
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.schemes.load_scheme import load_scheme

if TYPE_CHECKING:
    from prakerja.cards.close_cards import Returned


def tell_of_year_end(
    finished: Sequence[Moved],
    emptied: Sequence[Moved],
    *,
    closing: Closing,
    budget: WaveBudget,
    returned: Mapping[UUID, "Returned"],
    now: datetime,
) -> None:
    """Part of `close_year`. Whose account is closed is not told."""
    everywhere: dict[str, Word] = {
        "wave": budget.wave.number,
        "last_second": closing.opens_at - timedelta(seconds=1),
        "laws": ", ".join(load_scheme(closing.scheme).period.laws),
    }
    moved = {one.applicant_id: one for one in (*finished, *emptied)}
    accounts = Account.objects.only("email", "full_name", "language").in_bulk(list(moved))
    fours = dict(
        Card.objects.filter(wave_id=budget.wave_id, applicant_id__in=moved).values_list("applicant_id", "last_four")
    )
    is_finished = {one.applicant_id for one in finished}
    drafts = [
        Draft(
            text="card_finished" if one in is_finished else "training_over",
            channel=Channel.EMAIL,
            address=account.email,
            words={**everywhere, **_of_card(returned.get(one)), "name": account.full_name, "last_four": fours[one]},
            language=account.language,
            applicant_id=one,
            once_key=f"year_end:{moved[one].award}:{moved[one].number}",
        )
        for one, account in accounts.items()
    ]
    post_messages(drafts, now=now)


def _of_card(returned: "Returned | None") -> dict[str, Word]:
    return {
        "training": returned.training if returned else 0,
        "incentive": returned.incentive if returned else 0,
    }
