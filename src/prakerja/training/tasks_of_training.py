"""Tasks (TPM) and the skill at the end (UK): which there are, and how the address of a file must be. Pure."""

from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from prakerja.kit.refused import Refused

LONGEST_ADDRESS: Final = 1_000
LONGEST_NOTES: Final = 4_000
#: The number of the skill that is shown; tasks are 1 to 998.
SKILL: Final = 999


class Scope(StrEnum):
    #: Tugas praktik mandiri.
    TASK = "tpm"
    #: Unjuk keterampilan.
    SKILL = "uk"


class NoSuchTask(Refused):
    """Tasks are numbered 1 to 998, and the skill is 999."""


class NotAWebAddress(Refused):
    """What was handed in lies at one address that begins with http:// or https://."""


def require_task(scope: str, sequence: int) -> Scope:
    """Raises NoSuchTask."""
    is_there = {Scope.TASK: 1 <= sequence < SKILL, Scope.SKILL: sequence == SKILL}
    if scope not in list(Scope) or not is_there[Scope(scope)]:
        raise NoSuchTask
    return Scope(scope)


def web_address(typed: str) -> str:
    """Without the blanks around it. Raises NotAWebAddress: another kind, several, or one that hides where it leads."""
    text = typed.strip()
    if not text.isprintable() or " " in text or len(text) > LONGEST_ADDRESS:
        raise NotAWebAddress
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise NotAWebAddress from None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc or "\\" in text:
        raise NotAWebAddress
    if text.lower().count("http://") + text.lower().count("https://") > 1:
        raise NotAWebAddress
    return text
