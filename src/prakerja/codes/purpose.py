"""What a code is for. A step declares its own; nothing here lists them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from prakerja.messages.states import Channel
from prakerja.messages.words import Word

if TYPE_CHECKING:
    from prakerja.codes.models import Code


def _no_words(_code: "Code") -> Mapping[str, Word]:
    return {}


@dataclass(frozen=True)
class CodePurpose:
    #: `step.what`; a code of one purpose is never right for another.
    name: str
    channel: Channel
    #: The message that brings the digits.
    text: str
    #: What is sent in its place with a hollow code.
    hollow_text: str = ""
    #: The owner is signed in, and the code belongs to them: limits are kept for them too, and five wrong ones close
    #: their codes of this purpose for a while. Else the code belongs to the page that asked, and the address rests.
    is_signed_in: bool = True
    #: What the message says beside the code and what it is bound to; a hollow one says none of it.
    words: Callable[["Code"], Mapping[str, Word]] = _no_words
    #: What a message says to whoever reads the address, once strangers have asked for nearly all that may go there.
    past_strangers: Callable[["Code"], Mapping[str, Word]] = _no_words
    #: How long the message is of use; none: as long as the code.
    useful_for: timedelta | None = None
