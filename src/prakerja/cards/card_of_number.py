"""Whose card has the number that somebody types: ten wrong ones an hour, and nobody learns why one is none."""

from datetime import datetime
from typing import Final

from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.cards.limits import WRONG_NUMBERS
from prakerja.cards.models import Card, CardNumber
from prakerja.cards.move_cards import CardKey
from prakerja.cards.numbers import DIGITS, is_number
from prakerja.codes.tallies import give_back, take
from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.typed_number import typed_number

#: What is looked for where what was typed can be no number: it takes as long, and no card has it.
_NOBODYS: Final = "0" * DIGITS


def card_of_number(typed: str, *, tried_by: str, now: datetime) -> CardKey | None:
    """The card that has this number now; a right one counts for nothing. None: no card has it, and it is counted.

    Whether it was mistyped, never drawn or replaced since is the same answer after the same statements. `tried_by`:
    whoever types it, as the platform names them. The caller saves the count, whatever it answers.

    Raises TriesSpent, of a right number, too.
    """
    take(WRONG_NUMBERS, tried_by, now=now)
    key = _card_with(typed_number(typed))
    if key is None:
        notice(SecurityKind.WRONG_CARD_NUMBER)
        return None
    give_back(WRONG_NUMBERS, tried_by, taken_at=now)
    return key


def _card_with(number: str) -> CardKey | None:
    digests = every_digest(number if is_number(number) else _NOBODYS, purpose=Purpose.CARD_NUMBER)
    holders = CardNumber.objects.filter(digest__in=digests).values("holder_id")
    cards = Card.objects.filter(applicant_id__in=holders, number_digest__in=digests)
    key: CardKey | None = cards.values_list("applicant_id", "award").first()
    return key
