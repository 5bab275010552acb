"""A message that reached somebody: an e-mail or an SMS, with the links and codes that a person would look for in it."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import unescape
from typing import Final, NamedTuple


class Channel(StrEnum):
    """Which way a message came."""

    EMAIL = "email"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class Message:
    """One delivered message; `to` is an address in lower case or a phone number as +62…; `id` only rises."""

    id: int
    channel: Channel
    to: str
    sender: str
    subject: str
    text: str
    html: str
    links: list[str]
    codes: list[str]
    at: datetime

    def as_json(self) -> dict[str, object]:
        """The form in which /inbox.json shows it."""
        return {
            "id": self.id,
            "channel": self.channel.value,
            "to": self.to,
            "from": self.sender,
            "subject": self.subject,
            "text": self.text,
            "html": self.html,
            "links": self.links,
            "codes": self.codes,
            "at": self.at.isoformat(),
        }


class NewMessage(NamedTuple):
    """A message on its way to the inbox; `letter`: by which a repeat is known, an e-mail's Message-ID."""

    channel: Channel
    to: str
    sender: str
    subject: str
    text: str
    html: str = ""
    letter: str | None = None


LINK: Final = re.compile(r"https?://[^\s<>\"']+")
_HREF: Final = re.compile(r"href=[\"'](https?://[^\"']+)[\"']", re.IGNORECASE)
# Six to eight digits in a row or as 123-456, or groups of capitals and digits as in ABCD-EF23; never part of a longer
# number such as a phone or card number.
_DIGITS: Final = r"\d{6,8}|\d{3}[ -]\d{3}"
_GROUPS: Final = r"(?=[A-Z0-9-]*\d)[A-Z0-9]{3,4}-[A-Z0-9]{3,4}|[A-Z]{4}-[A-Z]{4}"
_CODE: Final = re.compile(rf"(?<![\w.,+-])(?:{_DIGITS}|{_GROUPS})(?![\w-]|[.,]\d)")
_TAG: Final = re.compile(r"<(style|script|head)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)


def links_in(text: str, html: str = "") -> list[str]:
    """Every address in the text and then in the HTML, once each, without the full stop that ends a sentence."""
    found = [link.rstrip(".,;:!?)]") for link in LINK.findall(text)]
    found += [unescape(link) for link in _HREF.findall(html)]
    return list(dict.fromkeys(found))


def codes_in(text: str) -> list[str]:
    """Everything that looks like a code to type in, once each; what stands inside a link does not count."""
    return list(dict.fromkeys(_CODE.findall(LINK.sub(" ", text))))


def plain(html: str) -> str:
    """What an HTML message says, without its marks."""
    lines = (" ".join(line.split()) for line in unescape(_TAG.sub("\n", html)).splitlines())
    return "\n".join(line for line in lines if line)


def address(text: str) -> str:
    """One spelling for each recipient: e-mail in lower case, phone numbers 08…, 628… and +628… as +628…."""
    if "@" in text:
        return text.strip().lower()
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0"):
        digits = f"62{digits[1:]}"
    return f"+{digits}" if digits else ""
