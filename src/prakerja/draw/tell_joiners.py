"""Tells the joiners of a published wave their result, a thousand at a time; a killed job goes on where it stood."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched
from typing import Final
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.draw import jobs
from prakerja.draw.models import Draw
from prakerja.draw.result_words import result_text, result_words
from prakerja.draw.results import Result, results_of
from prakerja.messages.mailing import ChannelFigures, figures_of_mailing
from prakerja.messages.post_messages import Draft, post_messages
from prakerja.messages.states import Channel
from prakerja.profile.models import Phone
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Joiner, Wave
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 1_000


def tell_joiners(*, wave_id: int, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next thousand joiners have an e-mail and an SMS in the outbox; returns whether anybody is left.

    The place reached is saved with the messages, and each message has its key: nobody is told twice.
    """
    draw = Draw.objects.lock_by_id(wave_id)
    if draw.published_at is None:
        return False
    reached = held_progress(jobs.tell_joiners, wave_id=wave_id)
    # Newest accounts first: who signed up for this wave has never been told anything yet.
    joiners = Joiner.objects.filter(wave_id=wave_id).order_by("-applicant_id")
    left = joiners.filter(applicant_id__lt=UUID(reached.cursor)) if reached.cursor else joiners
    receipts = dict(left.values_list("applicant_id", "receipt")[:at_once])
    post_messages(_drafts(draw.wave, receipts), now=now)
    cursor = str(min(receipts)) if receipts else reached.cursor
    told = Progress(cursor, done=reached.done + len(receipts), of=reached.of or joiners.count())
    note_progress(jobs.tell_joiners, told, wave_id=wave_id)
    return len(receipts) == at_once


def tell_later_seated(wave: Wave, applicant_ids: Sequence[UUID], *, now: datetime) -> None:
    """Who has a seat that fell vacant is told so, once. Part of whatever seats them."""
    for some in batched(applicant_ids, _AT_ONCE, strict=False):
        joiners = Joiner.objects.filter(wave=wave, applicant_id__in=some)
        post_messages(_drafts(wave, dict(joiners.values_list("applicant_id", "receipt")), key="later-result"), now=now)


def told_so_far(wave: Wave) -> list[ChannelFigures]:
    """What became of the messages about the wave's result."""
    return figures_of_mailing(_key_of(wave))


def _key_of(wave: Wave, key: str = "result") -> str:
    return f"{key}:{wave.number}:"


def _drafts(wave: Wave, receipts: dict[UUID, str], *, key: str = "result") -> list[Draft]:
    results = results_of(wave_id=wave.pk, applicant_ids=list(receipts))
    accounts = Account.objects.only("email", "full_name", "language").in_bulk(receipts)
    phones = Phone.objects.in_bulk(receipts)
    days = load_scheme(wave.scheme).deadlines.first_purchase_days
    drafts: list[Draft] = []
    for applicant_id, account in accounts.items():
        drafts += _for_one(account, phones.get(applicant_id), results[applicant_id], wave, receipts[applicant_id], days)
    return [replace(one, once_key=f"{_key_of(wave, key)}{one.once_key}") for one in drafts]


def _for_one(account: Account, phone: Phone | None, result: Result, wave: Wave, receipt: str, days: int) -> list[Draft]:
    addresses = {Channel.EMAIL: account.email}
    if phone is not None:
        addresses[Channel.SMS] = phone.number
    words = result_words(result, first_purchase_days=days)
    return [
        Draft(
            text=result_text(result),
            channel=channel,
            address=address,
            words={**words, "name": account.full_name, "wave": wave.number, "receipt": receipt},
            language=account.language,
            applicant_id=account.pk,
            once_key=f"{account.pk}:{channel}",
        )
        for channel, address in addresses.items()
    ]
