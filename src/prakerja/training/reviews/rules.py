"""By which rules a review is hidden, or an answer refused: values in, every reason out. No person hides one. Pure."""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from prakerja.kit.typed_number import ascii_digits
from prakerja.kit.whole_text import whole_text

#: With where they are from.
_WORDS: Final = Path(__file__).with_name("moderation.toml")
LONGEST: Final = 1_000
MOST_STARS: Final = 5


class HiddenFor(StrEnum):
    """What of a text is nobody's to read."""

    #: A number by which a person or an account is known: NIK, KK, card, account.
    LONG_NUMBER = "long_number"
    PHONE = "phone"
    EMAIL = "email"
    REDEEM_CODE = "redeem_code"
    WEB_ADDRESS = "web_address"
    INSULT = "insult"
    #: The same sign or word again and again: it says nothing.
    REPEATED = "repeated"
    #: Its author has not finished the course after all.
    CERTIFICATE_WITHDRAWN = "certificate_withdrawn"


#: Written in one piece, or with one mark between its figures as on a card. Ten at least: a price has fewer.
_LONG_NUMBER: Final = re.compile(r"\d{10,}|\d(?:[ .\-/]?\d){14,}")
_PHONE: Final = re.compile(r"(?<!\d)(?:\+?62|0)[ .\-]?8(?:[ .\-]?\d){8,11}(?!\d)|\+\d(?:[ .\-]?\d){8,14}")
_EMAIL: Final = re.compile(r"[^\s@]+\s?(?:@|[(\[]at[)\]])\s?[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
#: Twelve letters and figures, some of each: a word in capitals alone is none.
_REDEEM_CODE: Final = re.compile(r"(?<![A-Z0-9])(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{12}(?![A-Z0-9])")
_LEADS_AWAY: Final = re.compile(r"https?:|www\.", re.IGNORECASE)
_AFTER_A_DOT: Final = re.compile(r"(?<=[a-z0-9-])\.([a-z]+)(?![a-z0-9-])", re.IGNORECASE)
_SAME_SIGN: Final = re.compile(r"(\S)\1{5,}")
_SAME_WORDS: Final = 4
_LEAST_SIGNS: Final = 2
_READ_AS: Final = str.maketrans("013457@$", "oieastas")
_WORD: Final = re.compile(r"[^\W_]+")


def reasons_against(text: str, *, own_code: str = "") -> list[HiddenFor]:
    """Every rule by which nobody is to read the text; empty: all do. `own_code`: the redeem code of who wrote it."""
    plain = unicodedata.normalize("NFKC", ascii_digits(text))
    found = [reason for reason, is_so in _RULES.items() if is_so(plain)]
    if own_code and own_code in re.sub(r"[\s.\-]", "", plain).upper():
        found.append(HiddenFor.REDEEM_CODE)
    return sorted(set(found), key=list(HiddenFor).index)


def _names_a_place(text: str) -> bool:
    endings = (found[1].lower() for found in _AFTER_A_DOT.finditer(text))
    return bool(_LEADS_AWAY.search(text)) or any(ending in _web_endings() for ending in endings)


def _insults(text: str) -> bool:
    """Word by word: what begins like an insult is none."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
    words = _WORD.findall(bare.translate(_READ_AS))
    return any(_squeezed(word) in _insulting() for word in words)


def _says_nothing(text: str) -> bool:
    words = _WORD.findall(text.lower())
    in_a_row = max((len(list(same)) for _word, same in groupby(words)), default=0)
    signs = {sign for sign in text.lower() if sign.isalnum()}
    return bool(_SAME_SIGN.search(text)) or in_a_row >= _SAME_WORDS or len(signs) < _LEAST_SIGNS


def _squeezed(word: str) -> str:
    """`gobllooook` as `goblok`."""
    return re.sub(r"(.)\1+", r"\1", word)


_RULES: Final[dict[HiddenFor, Callable[[str], bool]]] = {
    HiddenFor.LONG_NUMBER: lambda text: bool(_LONG_NUMBER.search(_PHONE.sub(" ", text))),
    HiddenFor.PHONE: lambda text: bool(_PHONE.search(text)),
    HiddenFor.EMAIL: lambda text: bool(_EMAIL.search(text)),
    HiddenFor.REDEEM_CODE: lambda text: bool(_REDEEM_CODE.search(text)),
    HiddenFor.WEB_ADDRESS: lambda text: _names_a_place(_EMAIL.sub(" ", text)),
    HiddenFor.INSULT: _insults,
    HiddenFor.REPEATED: _says_nothing,
}


@cache
def _read() -> dict[str, list[str]]:
    return tomllib.loads(whole_text(_WORDS))


@cache
def _insulting() -> frozenset[str]:
    return frozenset(map(_squeezed, _read()["insults"]))


@cache
def _web_endings() -> frozenset[str]:
    return frozenset(_read()["web_endings"])
