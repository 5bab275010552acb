"""Whether two spellings are one person's name: that of their card and the one that a bank or wallet has. Pure.

The rules in words, with figures on a thousand pairs: docs/account-names.md. `RULES_VERSION` changes with them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

RULES_VERSION: Final = 1


class NameMatch(StrEnum):
    SAME = "same"
    #: A person looks at both.
    DOUBT = "doubt"
    ANOTHER = "another"


#: Where banks cut names off: BCA at 20 letters, others at 30 or 40.
_CUTS: Final = (20, 30, 40)
#: Before and after a name, and no part of it. Written without dots, because banks write them so.
_TITLES: Final = frozenset(
    (
        *("sdr", "sdri", "sdra", "ny", "nn", "tn", "bpk", "bp", "ibu", "bapak", "h", "hj", "haji", "hajjah", "dr"),
        *("drg", "drs", "dra", "ir", "prof", "kh", "ust", "ustadz", "ustadzah", "k", "r", "rr", "ra", "rm", "st"),
        *("se", "sh", "spd", "skom", "sag", "sip", "ssos", "skep", "sked", "sfarm", "skm", "stp", "spi", "shut"),
        *("sp", "ssi", "spsi", "smn", "sei", "amd", "amdkep", "amdkeb", "amk", "ners", "mm", "msi", "mpd", "mkom"),
        *("mh", "mt", "msc", "mag", "ma", "mba", "phd", "sst"),
    )
)
_MUHAMMAD: Final = re.compile(r"m(?:o|u)c?h(?:a|o|u)?m{1,2}(?:a|e)d|moch?|muh|muhamad|mhd|md|moh")
_SON_OF: Final = frozenset(("bin", "binti", "bt", "b", "al"))
#: Spellings of before 1972 and 1947, and sounds that names are written with in two ways.
_SPELLINGS: Final = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "sy"),
    ("ch", "h"),
    ("nj", "ny"),
    ("kh", "h"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("sh", "sy"),
    ("q", "k"),
    ("v", "f"),
    ("x", "ks"),
    ("z", "s"),
    ("ie", "i"),
)
_DOUBLED: Final = re.compile(r"(.)\1+")
#: Shorter parts with one wrong letter are other names: Ani, Adi, Edi.
_SLIPS_FROM: Final = 5


def compare_names(ours: str, theirs: str) -> NameMatch:
    """`ours` stands on the card, `theirs` at the house.

    SAME: every part of one is found in the other as the same part, in whatever order; parts may be spelled the other
    way, be cut off with the whole name, or stand as initials where more parts stand in full. DOUBT: a part is missing,
    half of them are initials, or one has a letter that differs, and the rest is the same. ANOTHER: anything else.
    """
    mine, other = _parts(ours), _parts(theirs)
    if not mine or not other:
        return NameMatch.DOUBT
    if sorted(mine) == sorted(other) or "".join(mine) == "".join(other):
        return NameMatch.SAME
    if _is_cut_off(ours, theirs) or _is_cut_off(theirs, ours):
        return NameMatch.SAME
    return _judge(mine, other)


def _judge(mine: Sequence[str], other: Sequence[str]) -> NameMatch:
    shorter, longer = sorted((list(mine), list(other)), key=len)
    found = list(_pairs(shorter, longer))
    whole = sum(one == two for one, two in found)
    if not whole and not (len(found) == len(shorter) > 1 and any(map(_is_slip, *zip(*found, strict=True)))):
        return _alone(found, shorter, longer)
    if len(found) < len(shorter):
        # One part of several differs: a second name left out on one side and another on the other.
        return NameMatch.DOUBT if whole > len(shorter) - len(found) else NameMatch.ANOTHER
    initials = sum(len(one) == 1 or len(two) == 1 for one, two in found if one != two)
    slips = len(found) - whole - initials
    if slips == 0 and len(longer) == len(shorter) and whole > initials:
        return NameMatch.SAME
    return NameMatch.DOUBT if slips <= 1 else NameMatch.ANOTHER


def _alone(found: list[tuple[str, str]], shorter: list[str], longer: list[str]) -> NameMatch:
    """No part is the same as it stands: a single name with one wrong letter is looked at, all else is another."""
    is_one_slip = len(shorter) == len(longer) == 1 and len(found) == 1 and _is_slip(*found[0])
    return NameMatch.DOUBT if is_one_slip else NameMatch.ANOTHER


def _pairs(shorter: list[str], longer: list[str]) -> Iterator[tuple[str, str]]:
    """Each part with the one that it may be: equal ones first, then initials, then slips; each is used once."""
    left, rest = list(longer), list(shorter)
    for is_alike in (str.__eq__, _is_initial, _is_slip):
        for one in list(rest):
            two = next((part for part in left if is_alike(one, part)), None)
            if two is not None:
                left.remove(two)
                rest.remove(one)
                yield one, two


def _is_initial(one: str, two: str) -> bool:
    return (len(one) == 1 or len(two) == 1) and one[0] == two[0]


def _is_slip(one: str, two: str) -> bool:
    """One letter more, less, other, or two changed over, in a part long enough to be known all the same."""
    if min(len(one), len(two)) < _SLIPS_FROM or abs(len(one) - len(two)) > 1 or one == two:
        return False
    if len(one) == len(two):
        differ = [place for place in range(len(one)) if one[place] != two[place]]
        return len(differ) == 1 or any(
            differ == [first, second] and one[first] == two[second] and one[second] == two[first]
            for first, second in pairwise(differ)
        )
    short, long = sorted((one, two), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _is_cut_off(whole: str, cut: str) -> bool:
    """`cut` is the beginning of the other, as long as banks print: with or without titles before it."""
    printed, full = _letters(cut), _letters(whole)
    if len(cut.strip()) not in _CUTS and len(cut.rstrip()) + 1 not in _CUTS:
        return False
    beginnings = (full, " ".join(_words(whole)))
    mine = (printed, " ".join(_words(cut)))
    return any(len(short) > 9 and long.startswith(short) for long in beginnings for short in mine)


def _parts(name: str) -> list[str]:
    """What counts of it, spelled in one way."""
    return [_spelled(word) for word in _words(name)]


def _words(name: str) -> list[str]:
    # What follows a comma are degrees.
    words = _letters(name.split(",", maxsplit=1)[0]).split()
    kept = [word for word in words if word not in _SON_OF and word not in _TITLES]
    if len(kept) > 1 and (kept[0] == "m" or _MUHAMMAD.fullmatch(kept[0])):
        kept[0] = "muhamad"
    return kept or words


def _letters(name: str) -> str:
    """Small letters and single spaces: `S.Pd.` is `spd`, `O'Neil` `oneil`, `Siti-Aminah` two parts."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = re.sub(r"(?<=\b[a-z])\.(?=[a-z]{1,4}\b\.?)", "", plain)
    plain = re.sub(r"['’`ʻ]", "", plain)
    return " ".join(re.sub(r"[^a-z]+", " ", plain).split())


def _spelled(word: str) -> str:
    if word == "muhamad" or _MUHAMMAD.fullmatch(word):
        return "muhamad"
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    if len(word) > 1:
        word = re.sub(r"(?<![sn])y(?=[aiueo])", "j", word)
        word = word[:-1] + "i" if word.endswith("y") else word
    return _DOUBLED.sub(r"\1", word)
