"""Holders of cards are told what became of them: by e-mail, and by SMS where they have proven a number."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.messages.post_messages import Draft, post_messages
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.profile.models import Phone


@dataclass(frozen=True)
class News:
    """`once_key`: of what happened, so that it is told once; `words`: what the letter says beside the name."""

    once_key: str
    words: dict[str, Word]


def tell_holders(
    news: Mapping[UUID, News], *, text: str, now: datetime, by: Collection[Channel] = tuple(Channel)
) -> None:
    """Each has the letter `text`, and the SMS of the same name, in the outbox. Whose account is closed is not told."""
    accounts = Account.objects.filter(pk__in=list(news)).values_list("pk", "email", "full_name", "language")
    phones = Phone.objects.in_bulk(list(news)) if Channel.SMS in by else {}
    drafts = []
    for applicant_id, email, name, language in accounts:
        phone = phones.get(applicant_id)
        addresses = {Channel.EMAIL: email} | ({Channel.SMS: phone.number} if phone else {})
        drafts += [
            Draft(
                text=text,
                channel=channel,
                address=address,
                words={**news[applicant_id].words, "name": name},
                language=language,
                applicant_id=applicant_id,
                once_key=f"{news[applicant_id].once_key}:{channel}",
            )
            for channel, address in addresses.items()
        ]
    post_messages(drafts, now=now)
