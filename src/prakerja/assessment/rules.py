"""Which items an applicant gets, and what their answers amount to. Pure.

The test is not high-stakes, on purpose: under the programme answer keys circulated as videos and pages, and no pass
mark was ever published. Variants make a key useless; nothing but the applicant's own picture hangs on the score.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial
from typing import Final

from prakerja.assessment.bank import CURRENT_BANK, ItemKind, load_bank
from prakerja.assessment.dice import Dice
from prakerja.assessment.variants import CannotCompose, Item, ordering_item, question_item, statement_item

#: An answer sent in time may arrive late; a few seconds are the network's and not the applicant's.
GRACE: Final = timedelta(seconds=5)
#: A request may have read its clock up to a statement's time limit before it saves; the sweep waits that long too.
_SLOWEST_REQUEST: Final = timedelta(seconds=10)
#: Extra minutes that staff may grant; more than two hours is a slip.
FEWEST_EXTRA_MINUTES: Final = 1
MOST_EXTRA_MINUTES: Final = 120
#: The scale of agreement has five options, every other item four.
_OPTIONS: Final = 4
_OPTIONS_OF_A_STATEMENT: Final = 5


@dataclass(frozen=True, slots=True)
class Blueprint:
    """How many items of each kind, how many minutes, and the name and version of the scheme that says so."""

    scheme: str
    minutes: int
    motivation: int
    reading: int
    arithmetic: int
    ordering: int

    @property
    def items(self) -> int:
        return self.motivation + self.reading + self.arithmetic + self.ordering


@dataclass(frozen=True, slots=True)
class KindScore:
    kind: ItemKind
    items: int
    answered: int
    #: None for motivation, which has no right answers.
    right: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers amount to; there is no pass mark."""

    kinds: tuple[KindScore, ...]

    @property
    def right(self) -> int:
        return sum(kind.right or 0 for kind in self.kinds)

    @property
    def scored(self) -> int:
        """How many items have a right answer."""
        return sum(kind.items for kind in self.kinds if kind.right is not None)


@lru_cache(maxsize=128)
def compose_test(seed: bytes, blueprint: Blueprint, *, bank: str = CURRENT_BANK) -> tuple[Item, ...]:
    """The items of one sitting in their order; the same seed, blueprint and bank give the same items for ever.

    Exactly one option of a scored item is right, and no two options read alike. Raises CannotCompose.
    """
    stock = load_bank(bank)
    dice = Dice(hashlib.sha256(b"prakerja test " + seed).digest())
    reading = partial(question_item, stock=stock, kind=ItemKind.READING)
    arithmetic = partial(question_item, stock=stock, kind=ItemKind.ARITHMETIC)
    items = [
        *_some(dice, stock.statements, blueprint.motivation, statement_item),
        *_some(dice, stock.reading, blueprint.reading, reading),
        *_some(dice, stock.arithmetic, blueprint.arithmetic, arithmetic),
        *_some(dice, stock.procedures, blueprint.ordering, ordering_item),
    ]
    return tuple(dice.shuffled(items))


def answer_key(items: Sequence[Item]) -> list[int | None]:
    """The place of the right option per item; None for motivation. Never leaves the server."""
    return [item.right for item in items]


def score(items: Sequence[Item], answers: Mapping[int, int]) -> Score:
    """What the answers (place of the item → place of the option, both from 0) amount to."""
    kinds = (kind for kind in ItemKind if any(item.kind == kind for item in items))
    return Score(tuple(_kind_score(kind, items, answers) for kind in kinds))


def may_be_extra(minutes: int) -> bool:
    """Whether staff may grant so many minutes."""
    return FEWEST_EXTRA_MINUTES <= minutes <= MOST_EXTRA_MINUTES


def swept_until(now: datetime) -> datetime:
    """Sittings that end before this moment can be ended for their applicants: no answer to them can still come in."""
    return now - GRACE - _SLOWEST_REQUEST


def is_option(key: Sequence[int | None], position: int, option: int) -> bool:
    """Whether a test with this key has such an item, and the item such an option. Places count from 0."""
    if not 0 <= position < len(key):
        return False
    return 0 <= option < (_OPTIONS_OF_A_STATEMENT if key[position] is None else _OPTIONS)


def time_left(ends_at: datetime, now: datetime) -> timedelta:
    """The time an applicant is shown; never negative, and the grace is not theirs to plan with."""
    return max(ends_at - now, timedelta())


def _kind_score(kind: ItemKind, items: Sequence[Item], answers: Mapping[int, int]) -> KindScore:
    places = [place for place, item in enumerate(items) if item.kind == kind]
    answered = [place for place in places if place in answers]
    right = sum(answers[place] == items[place].right for place in answered)
    return KindScore(kind, len(places), len(answered), None if kind == ItemKind.MOTIVATION else right)


def _some[T](dice: Dice, stock: Sequence[T], count: int, make: Callable[[Dice, T], Item]) -> list[Item]:
    if count > len(stock):
        raise CannotCompose(f"the blueprint asks for {count} items of a kind that has {len(stock)} templates")
    return [make(dice, kept) for kept in dice.sample(stock, count)]
