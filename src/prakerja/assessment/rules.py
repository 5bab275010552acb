"""Which items an applicant gets, and what their answers amount to. Pure.

The test is not high-stakes, on purpose: under the programme answer keys circulated as videos and pages, and no pass
mark was ever published. Variants make a key useless; nothing but the applicant's own picture hangs on the score.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.assessment.bank import CURRENT_BANK, Bank, ItemKind, Procedure, Question, Statement, Template, load_bank
from prakerja.assessment.dice import Dice
from prakerja.assessment.formula import evaluate
from prakerja.assessment.wording import Text

#: An answer sent in time may arrive late; a few seconds are the network's and not the applicant's.
GRACE: Final = timedelta(seconds=5)

#: The scale keeps its order: shuffling it would only trip people up.
AGREEMENT: Final = (
    Text(id="Sangat tidak setuju", en="Strongly disagree"),
    Text(id="Tidak setuju", en="Disagree"),
    Text(id="Netral", en="Neither agree nor disagree"),
    Text(id="Setuju", en="Agree"),
    Text(id="Sangat setuju", en="Strongly agree"),
)

_STEPS_ASKED: Final = 5
_LETTERS: Final = "ABCDE"
_MOST_TRIES: Final = 100


class CannotCompose(ValueError):
    """The bank has too few templates for the terms, or a template that never yields four different options."""


@dataclass(frozen=True, slots=True)
class TestTerms:
    """How many items of each kind, and how many minutes. From the scheme."""

    __test__ = False

    minutes: int
    motivation: int
    reading: int
    arithmetic: int
    ordering: int

    @property
    def items(self) -> int:
        return self.motivation + self.reading + self.arithmetic + self.ordering


@dataclass(frozen=True, slots=True)
class Item:
    """One item as an applicant sees it. `right` is the place of the right option, None where there is none."""

    kind: ItemKind
    key: str
    passage: Text | None
    #: Lettered lines to be put in order; empty for other kinds.
    lines: tuple[Text, ...]
    ask: Text
    options: tuple[Text, ...]
    right: int | None


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


def compose_test(seed: bytes, terms: TestTerms, *, bank: str = CURRENT_BANK) -> tuple[Item, ...]:
    """The items of one sitting in their order; the same seed, terms and bank give the same items for ever.

    Exactly one option of a scored item is right, and no two options read alike. Raises CannotCompose.
    """
    stock = load_bank(bank)
    dice = Dice(hashlib.sha256(b"prakerja test " + seed).digest())
    items = [
        *_some(dice, stock.statements, terms.motivation, _statement_item),
        *_some(dice, stock.reading, terms.reading, lambda dice, kept: _asked(dice, kept, stock, ItemKind.READING)),
        *_some(
            dice, stock.arithmetic, terms.arithmetic, lambda dice, kept: _asked(dice, kept, stock, ItemKind.ARITHMETIC)
        ),
        *_some(dice, stock.procedures, terms.ordering, _ordering_item),
    ]
    return tuple(dice.shuffled(items))


def answer_key(items: Sequence[Item]) -> list[int | None]:
    """The place of the right option per item; None for motivation. Never leaves the server."""
    return [item.right for item in items]


def score(items: Sequence[Item], answers: Mapping[int, int]) -> Score:
    """What the answers (place of the item → place of the option, both from 0) amount to."""
    kinds = (kind for kind in ItemKind if any(item.kind == kind for item in items))
    return Score(tuple(_kind_score(kind, items, answers) for kind in kinds))


def is_open(ends_at: datetime, now: datetime) -> bool:
    """Whether an answer that arrives now still counts."""
    return now < ends_at + GRACE


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
        raise CannotCompose(f"the terms ask for {count} items of a kind that has {len(stock)} templates")
    return [make(dice, kept) for kept in dice.sample(stock, count)]


def _statement_item(_dice: Dice, statement: Statement) -> Item:
    return Item(ItemKind.MOTIVATION, statement.key, None, (), statement.claim, AGREEMENT, None)


def _asked(dice: Dice, template: Template, stock: Bank, kind: ItemKind) -> Item:
    question = dice.pick(template.questions)
    words = {place: dice.pick(stock.words[pool]) for place, pool in template.words.items()}
    for _ in range(_MOST_TRIES):
        numbers = _numbers(dice, template)
        options = [text.fill(numbers, words) for text in (question.right, *question.wrong)]
        if _all_differ(options):
            return _filled(dice, template, question, kind, options, numbers, words)
    raise CannotCompose(f"template {template.key} does not yield four different options")


def _filled(
    dice: Dice,
    template: Template,
    question: Question,
    kind: ItemKind,
    options: list[Text],
    numbers: Mapping[str, int],
    words: Mapping[str, Text],
) -> Item:
    right = options[0]
    shuffled = tuple(dice.shuffled(options))
    passage = template.passage.fill(numbers, words) if template.passage else None
    ask = question.ask.fill(numbers, words)
    return Item(kind, template.key, passage, (), ask, shuffled, shuffled.index(right))


def _numbers(dice: Dice, template: Template) -> dict[str, int]:
    numbers = {
        name: lowest + step * dice.below((highest - lowest) // step + 1)
        for name, (lowest, highest, step) in template.numbers.items()
    }
    for name, formula in template.derived.items():
        numbers[name] = evaluate(formula, numbers)
    return numbers


def _all_differ(options: Sequence[Text]) -> bool:
    return len({text.id for text in options}) == len({text.en for text in options}) == len(options)


def _ordering_item(dice: Dice, procedure: Procedure) -> Item:
    kept = sorted(dice.sample(range(len(procedure.steps)), _STEPS_ASKED))
    shown = dice.shuffled(kept)
    lines = tuple(
        Text(id=f"{letter}. {procedure.steps[step].id}", en=f"{letter}. {procedure.steps[step].en}")
        for letter, step in zip(_LETTERS, shown, strict=True)
    )
    right = tuple(_LETTERS[shown.index(step)] for step in kept)
    orders = [right]
    while len(orders) < 4:
        other = tuple(dice.shuffled(_LETTERS))
        if other not in orders:
            orders.append(other)
    shuffled = dice.shuffled(orders)
    options = tuple(Text(id=joined, en=joined) for joined in (" – ".join(order) for order in shuffled))
    return Item(ItemKind.ORDERING, procedure.key, None, lines, procedure.goal, options, shuffled.index(right))
