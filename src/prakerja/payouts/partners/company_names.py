"""Whether two spellings are one organisation's name: that of the partner and the one that its bank has. Pure.

Whatever comes of it, two people look at both names before money goes there: this only keeps from them what is plainly
another's.
"""

import re
import unicodedata
from typing import Final

from prakerja.payouts.accounts.names import NameMatch

#: Where banks cut names off.
_CUTS: Final = (20, 30, 40)
_SHORTEST_CUT: Final = 9
#: What kind of body it is, spelled in one way; another kind is another body.
_FORMS: Final = {
    "pt": "pt",
    "persero": "pt",
    "tbk": "pt",
    "cv": "cv",
    "ud": "ud",
    "yayasan": "yayasan",
    "yys": "yayasan",
    "koperasi": "koperasi",
    "kop": "koperasi",
    "perkumpulan": "perkumpulan",
    "perum": "perum",
}
_LONG_FORM: Final = re.compile(r"\bperseroan terbatas\b")


def compare_company_names(ours: str, theirs: str) -> NameMatch:
    """SAME: the same words, whatever their order and the spaces between them, or the beginning of a name that the bank
    cut off. DOUBT: one says more than the other, or they are different bodies of one name. ANOTHER: anything else.
    """
    mine, other = _words(ours), _words(theirs)
    if not mine or not other:
        return NameMatch.DOUBT
    if sorted(mine) == sorted(other) or "".join(mine) == "".join(other) or _is_cut_off(mine, theirs):
        return NameMatch.SAME if _may_be_one_body(ours, theirs) else NameMatch.DOUBT
    is_part = set(mine) <= set(other) or set(other) <= set(mine)
    return NameMatch.DOUBT if is_part else NameMatch.ANOTHER


def _words(name: str) -> list[str]:
    return [word for word in _letters(name).split() if word not in _FORMS]


def _letters(name: str) -> str:
    """Lower case, without accents; what is neither letter nor digit parts words."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " dan ")
    kept = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    # "P.T." and "C.V." are read as one word.
    joined = re.sub(r"\b(p t|c v|u d)\b", lambda found: found[0].replace(" ", ""), " ".join(kept.split()))
    return _LONG_FORM.sub("pt", joined)


def _may_be_one_body(ours: str, theirs: str) -> bool:
    """Where both say what they are, it is the same."""
    mine, other = ({_FORMS[word] for word in _letters(name).split() if word in _FORMS} for name in (ours, theirs))
    return not mine or not other or mine == other


def _is_cut_off(mine: list[str], theirs: str) -> bool:
    printed = "".join(_words(theirs))
    is_as_long_as_printed = any(len(theirs.rstrip()) + room in _CUTS for room in (0, 1))
    return is_as_long_as_printed and len(printed) > _SHORTEST_CUT and "".join(mine).startswith(printed)
