"""Other spellings of the same text, which look like it on a screen or are typed for it by other keyboards."""

from collections.abc import Callable
from typing import Final
from unicodedata import normalize

from hypothesis import strategies as st

#: Width, direction, joining, soft hyphen, byte-order mark, variant, tag, control.
UNSEEN: Final = tuple(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u00ad\ufeff\ufe0f\u034f\u180e\u0000\u0007\U000e0041"
)
#: Spaces that are no space, as phones, spreadsheets and PDF files write them.
BLANK: Final = tuple(" \t\n\r\u00a0\u2003\u202f\u3000\u2028\u3164\u2800")


def with_unseen(text: str, *, at: int, sign: str) -> str:
    at %= len(text) + 1
    return text[:at] + sign + text[at:]


def around(text: str, *, before: str, after: str) -> str:
    return f"{before}{text}{after}"


def full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def decomposed(text: str) -> str:
    return normalize("NFD", text)


def arabic_digits(text: str) -> str:
    return "".join(chr(0x0660 + int(sign)) if sign.isascii() and sign.isdigit() else sign for sign in text)


def hidden() -> st.SearchStrategy[Callable[[str], str]]:
    """Puts something unseen anywhere into a text, up to three times."""
    one = st.builds(_hide, st.integers(0, 400), st.sampled_from(UNSEEN))
    return st.lists(one, min_size=1, max_size=3).map(_one_after_another)


def framed() -> st.SearchStrategy[Callable[[str], str]]:
    """Puts blanks and unseen signs around a text."""
    ends = st.text(st.sampled_from(UNSEEN + BLANK), max_size=3)
    return st.builds(_frame, ends, ends)


def _hide(at: int, sign: str) -> Callable[[str], str]:
    return lambda text: with_unseen(text, at=at, sign=sign)


def _frame(before: str, after: str) -> Callable[[str], str]:
    return lambda text: around(text, before=before, after=after)


def _one_after_another(all_of_them: list[Callable[[str], str]]) -> Callable[[str], str]:
    def do(text: str) -> str:
        for one in all_of_them:
            text = one(text)
        return text

    return do
