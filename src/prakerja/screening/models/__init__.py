"""Exclusion lists and who is on them, the verdicts, and who has received before."""

from prakerja.screening.models.closing_keys import ClosingKeys
from prakerja.screening.models.handed_in import HandedInList
from prakerja.screening.models.lists import ExclusionList, KnownOnList, ListedNik, ListInForce
from prakerja.screening.models.picture import Picture
from prakerja.screening.models.recipients import Recipient, RecipientNik
from prakerja.screening.models.verdicts import Verdict

__all__ = [
    "ClosingKeys",
    "ExclusionList",
    "HandedInList",
    "KnownOnList",
    "ListInForce",
    "ListedNik",
    "Picture",
    "Recipient",
    "RecipientNik",
    "Verdict",
]
