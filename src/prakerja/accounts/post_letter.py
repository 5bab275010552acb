"""A letter to the owner of an account, for this step and the later ones."""

from collections.abc import Mapping
from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.messages.post_message import post_message
from prakerja.messages.states import Channel
from prakerja.messages.words import Word


def post_letter(
    account: Account,
    *,
    text: str,
    now: datetime,
    words: Mapping[str, Word] | None = None,
    language: str = "",
    once_key: str | None = None,
) -> None:
    """The letter `text` waits in the outbox, in the owner's language unless another is given.

    `words` fill it, beside the owner's `name`. With `once_key`, posting twice is posting once.
    """
    post_message(
        text=text,
        channel=Channel.EMAIL,
        address=account.email,
        words={"name": account.full_name, **(words or {})},
        now=now,
        language=language or account.language,
        applicant_id=account.applicant_id,
        once_key=once_key,
    )
