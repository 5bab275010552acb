"""Holders of cards are told what became of them: by e-mail, and by SMS where they have proven a number."""

from collections.abc import Mapping
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


def tell_holders(news: Mapping[UUID, News], *, text: str, now: datetime) -> None:
    """Each has the letter `text` and the SMS of the same name in the outbox. Whose account is closed is not told."""
    accounts = Account.objects.only("email", "full_name", "language").in_bulk(list(news))
    phones = Phone.objects.in_bulk(list(accounts))
    drafts = []
    for applicant_id, account in accounts.items():
        drafts += _drafts(account, phones.get(applicant_id), news[applicant_id], text)
    post_messages(drafts, now=now)


def _drafts(account: Account, phone: Phone | None, news: News, text: str) -> list[Draft]:
    addresses = {Channel.EMAIL: account.email} | ({Channel.SMS: phone.number} if phone else {})
    return [
        Draft(
            text=text,
            channel=channel,
            address=address,
            words={**news.words, "name": account.full_name},
            language=account.language,
            applicant_id=account.pk,
            once_key=f"{news.once_key}:{channel}",
        )
        for channel, address in addresses.items()
    ]
