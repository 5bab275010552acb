"""Holders are told by e-mail what of their card went back at the year's end, and why: nobody has to do anything."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.move_cards import Moved
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.cards.year_ends import Closing
from prakerja.messages.states import Channel
from prakerja.schemes.load_scheme import load_scheme


class Returned(NamedTuple):
    """What of one card went back, in rupiah."""

    training: int = 0
    incentive: int = 0


def tell_of_year_end(
    moved: Sequence[Moved],
    *,
    text: str,
    closing: Closing,
    budget: WaveBudget,
    returned: Mapping[UUID, Returned],
    now: datetime,
) -> None:
    """Part of `close_cards`. Whose account is closed is not told."""
    if not moved:
        return
    people = [one.applicant_id for one in moved]
    rows = Card.objects.filter(wave_id=budget.wave_id, applicant_id__in=people)
    fours = dict(rows.values_list("applicant_id", "last_four"))
    laws = ", ".join(load_scheme(closing.scheme).period.laws)
    news = {
        one.applicant_id: News(
            f"year_end:{one.award}:{one.number}",
            {
                "wave": budget.wave.number,
                "until": closing.opens_at,
                "laws": laws,
                "last_four": fours[one.applicant_id],
                **returned.get(one.applicant_id, Returned())._asdict(),
            },
        )
        for one in moved
    }
    tell_holders(news, text=text, now=now, over={Channel.EMAIL})
