"""An e-mail address as people type and paste it, in the one spelling in which it is kept and written to. Pure."""

import re
from enum import StrEnum
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote

import idna

from prakerja.kit.refused import Refused
from prakerja.kit.unseen import seen

#: RFC 5321, 4.5.3.1: of the part before the @, and of all of it (RFC 3696, erratum 1690).
_LONGEST_LOCAL: Final = 64
LONGEST_ADDRESS: Final = 254


class AddressProblem(StrEnum):
    """Why nothing can be sent to what was typed."""

    MISSING = "missing"
    NOT_AN_ADDRESS = "not_an_address"
    SEVERAL = "several"
    #: Before the @ there are letters that the mail servers of this programme cannot write (RFC 6531 is an extension).
    FOREIGN_LETTERS = "foreign_letters"
    #: Behind it stands no name that the Internet could know.
    NO_DOMAIN = "no_domain"
    TOO_LONG = "too_long"


class NotAnAddress(Refused):
    """Carries the problem; never the address."""

    def __init__(self, problem: AddressProblem) -> None:
        super().__init__(problem)
        self.problem = problem


#: How every address is kept, in SQL as well: no `"a b"@…` and no `…@[127.0.0.1]`, which the standard allows and nobody
#: uses, and no name of a domain without a letter.
KEPT: Final = (
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
_IS_KEPT: Final = re.compile(f"{KEPT}")
#: `mailto:` is how pages write it.
_LINK: Final = re.compile(r"mailto:([^?]*).*")
#: `Siti Aminah <siti@contoh.example>` is how mail programs copy it.
_NAMED: Final = re.compile(r"[^<>]*<([^<>]*)>")
_AROUND: Final = " ,;"
_BESIDE: Final = re.compile(r"\s*([@.])\s*")


def read_address(typed: str) -> str:
    """In lower case and ASCII, as `siti@xn--bro-hoa.example`: what every mail server takes. Raises NotAnAddress."""
    text = _without_wrapping(_spelled(typed))
    if not text:
        raise NotAnAddress(AddressProblem.MISSING)
    if text.count("@") > 1:
        raise NotAnAddress(AddressProblem.SEVERAL)
    local, _, domain = text.rpartition("@")
    if not local or not domain:
        raise NotAnAddress(AddressProblem.NOT_AN_ADDRESS)
    if not local.isascii():
        raise NotAnAddress(AddressProblem.FOREIGN_LETTERS)
    address = f"{local}@{_ascii_domain(domain)}"
    if len(address) > LONGEST_ADDRESS or len(local) > _LONGEST_LOCAL:
        raise NotAnAddress(AddressProblem.TOO_LONG)
    if not _IS_KEPT.fullmatch(address):
        raise NotAnAddress(AddressProblem.NOT_AN_ADDRESS)
    return address


def _spelled(text: str) -> str:
    """Full-width letters as their usual ones, and no space beside `@` and dots, where phones put one."""
    return _BESIDE.sub(r"\1", normalize("NFKC", seen(text)).lower())


def _without_wrapping(text: str) -> str:
    text = text.strip(_AROUND)
    if named := _NAMED.fullmatch(text):
        text = named[1].strip(_AROUND)
    if link := _LINK.fullmatch(text):
        text = _spelled(unquote(link[1])).strip(_AROUND)
    return text


def _ascii_domain(domain: str) -> str:
    """Letters beyond ASCII as the Internet's directory of names writes them (RFC 5891, UTS 46)."""
    domain = domain.removesuffix(".")
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True, std3_rules=True).decode()
    except idna.IDNAError:
        raise NotAnAddress(AddressProblem.NO_DOMAIN) from None
