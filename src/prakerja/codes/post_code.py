"""The message that belongs to a code: every answer to an address, hollow or not, is one message."""

from urllib.parse import urlsplit

from django.conf import settings

from prakerja.codes.bound import Bound
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.messages.post_message import post_message
from prakerja.messages.states import Channel
from prakerja.messages.words import Word


def post_code(code: Code, purpose: CodePurpose, *, bound_to: Bound, is_near_end: bool = False) -> None:
    """The message is in the outbox, and is dropped when it can be of no use any more.

    `is_near_end`: strangers have had nearly all that may go to the address, and the message says how to ask past them.
    """
    post_message(
        text=purpose.hollow_text if code.is_hollow else purpose.text,
        channel=Channel(code.channel),
        address=code.address,
        words=_words(code, purpose, bound_to) | _way_past_strangers(code, purpose, is_near_end=is_near_end),
        now=code.sent_at,
        language=code.language,
        applicant_id=code.account_id,
        useful_until=code.sent_at + purpose.useful_for if purpose.useful_for else code.expires_at,
        gateway=code.gateway,
        once_key=message_key(code),
    )


def _way_past_strangers(code: Code, purpose: CodePurpose, *, is_near_end: bool) -> dict[str, Word]:
    """In a hollow one as well: it belongs to the address, not to an account."""
    words = purpose.past_strangers(code)
    return dict(words) if is_near_end else dict.fromkeys(words, "")


def message_key(code: Code) -> str:
    """The key by which the outbox knows the last message of this code."""
    return f"code:{code.id}:{code.edition}:{code.sent_at.timestamp():.6f}"


def _words(code: Code, purpose: CodePurpose, bound_to: Bound) -> dict[str, Word]:
    """The same for a hollow code, emptied, so that the work is the same."""
    words: dict[str, Word] = {**bound_to, **purpose.words(code), "code": code.digits_for(bound_to)}
    if code.is_hollow:
        words = dict.fromkeys(words, "")
    # The phone offers the code on this site alone (origin-bound one-time codes).
    return words | {"until": code.expires_at, "host": urlsplit(settings.BASE_URL).hostname or ""}
