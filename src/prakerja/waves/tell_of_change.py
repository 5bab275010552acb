"""Tells those who joined what changed of their wave, a thousand at a time; a killed job goes on where it stood."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.messages.mailing import ChannelFigures, figures_of_mailing
from prakerja.messages.post_messages import Draft, post_messages
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.profile.models import Phone
from prakerja.waves import jobs
from prakerja.waves.models import Joiner, WaveChange
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 1_000


def tell_of_change(*, wave_id: int, number: int, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next thousand who had joined before it have an e-mail and an SMS in the outbox; returns whether any is left.

    Whoever joined later joined what it says now. Where a later change is decided meanwhile, that one is told instead:
    nobody hears of times that hold no more.
    """
    change = WaveChange.objects.select_related("wave").get(wave_id=wave_id, number=number)
    if WaveChange.objects.filter(wave_id=wave_id, number__gt=number).exists():
        return False
    of_it = {"wave_id": wave_id, "number": number}
    reached = held_progress(jobs.tell_of_change, **of_it)
    joiners = Joiner.objects.filter(wave_id=wave_id, joined_at__lte=change.decided_at).order_by("-applicant_id")
    left = joiners.filter(applicant_id__lt=UUID(reached.cursor)) if reached.cursor else joiners
    people = dict(left.values_list("applicant_id", "regency")[:at_once])
    post_messages(_drafts(change, people), now=now)
    cursor = str(min(people)) if people else reached.cursor
    told = Progress(cursor, done=reached.done + len(people), of=reached.of or joiners.count())
    note_progress(jobs.tell_of_change, told, **of_it)
    return len(people) == at_once


def told_of_change(change: WaveChange) -> list[ChannelFigures]:
    """What became of the messages about it."""
    return figures_of_mailing(_key_of(change))


def _key_of(change: WaveChange) -> str:
    return f"wave_change:{change.wave_id}:{change.number}:"


def _drafts(change: WaveChange, people: dict[UUID, str]) -> list[Draft]:
    accounts = Account.objects.only("email", "full_name", "language").in_bulk(people)
    phones = Phone.objects.in_bulk(people)
    words = words_of_change(change)
    drafts: list[Draft] = []
    for applicant_id, account in accounts.items():
        addresses = {Channel.EMAIL: account.email}
        if applicant_id in phones:
            addresses[Channel.SMS] = phones[applicant_id].number
        drafts += [
            Draft(
                text="wave_cancelled" if change.is_cancelled else "wave_rescheduled",
                channel=channel,
                address=address,
                words={**words, "name": account.full_name, "regency": people[applicant_id]},
                language=account.language,
                applicant_id=applicant_id,
                once_key=f"{_key_of(change)}{applicant_id}:{channel}",
            )
            for channel, address in addresses.items()
        ]
    return drafts


def words_of_change(change: WaveChange) -> dict[str, Word]:
    """What the letters say of it: each time as it is now, and whether that is another one than before."""
    wave = change.wave
    words: dict[str, Word] = {"wave": wave.number, "reason": change.reason}
    if change.is_cancelled:
        return words
    words |= {"opens": wave.opens_at, "opens_moved": wave.opens_at != change.opens_before}
    words |= {"closes": wave.closes_at, "closes_moved": wave.closes_at != change.closes_before}
    return words | {"result": wave.result_expected_at, "result_moved": wave.result_expected_at != change.result_before}
