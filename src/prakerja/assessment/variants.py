"""One item made from one template: numbers and words chosen, options shuffled. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from prakerja.assessment.bank import Bank, ItemKind, Procedure, Question, Statement, Template
from prakerja.assessment.dice import Dice
from prakerja.assessment.formula import evaluate
from prakerja.assessment.wording import Text

#: The scale keeps its order: shuffling it would only trip people up.
AGREEMENT: Final = (
    Text(id="Sangat tidak setuju", en="Strongly disagree"),
    Text(id="Tidak setuju", en="Disagree"),
    Text(id="Netral", en="Neither agree nor disagree"),
    Text(id="Setuju", en="Agree"),
    Text(id="Sangat setuju", en="Strongly agree"),
)

_ACTIONS_ASKED: Final = 5
_LETTERS: Final = "ABCDE"
_MOST_TRIES: Final = 100


class CannotCompose(ValueError):
    """The bank has too few templates for the blueprint, or a template that never yields four different options."""


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


def statement_item(_dice: Dice, statement: Statement) -> Item:
    return Item(ItemKind.MOTIVATION, statement.key, None, (), statement.claim, AGREEMENT, None)


def question_item(dice: Dice, template: Template, stock: Bank, kind: ItemKind) -> Item:
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
        name: lowest + stride * dice.below((highest - lowest) // stride + 1)
        for name, (lowest, highest, stride) in template.numbers.items()
    }
    for name, formula in template.derived.items():
        numbers[name] = evaluate(formula, numbers)
    return numbers


def _all_differ(options: Sequence[Text]) -> bool:
    return len({text.id for text in options}) == len({text.en for text in options}) == len(options)


def ordering_item(dice: Dice, procedure: Procedure) -> Item:
    kept = sorted(dice.sample(range(len(procedure.actions)), _ACTIONS_ASKED))
    shown = dice.shuffled(kept)
    lines = tuple(
        Text(id=f"{letter}. {procedure.actions[action].id}", en=f"{letter}. {procedure.actions[action].en}")
        for letter, action in zip(_LETTERS, shown, strict=True)
    )
    right = tuple(_LETTERS[shown.index(action)] for action in kept)
    orders = [right, *_wrong_orders(dice, right)]
    shuffled = dice.shuffled(orders)
    options = tuple(Text(id=joined, en=joined) for joined in (" – ".join(order) for order in shuffled))
    return Item(ItemKind.ORDERING, procedure.key, None, lines, procedure.goal, options, shuffled.index(right))


def _wrong_orders(dice: Dice, right: tuple[str, ...]) -> list[tuple[str, ...]]:
    """One more that begins as the right one does, one more that ends as it does, and one of which neither is true.

    The first step alone, or the last one alone, therefore leaves two options, whichever is right; and no option is more
    like all others than the right one is.
    """
    first, last = right[0], right[-1]
    other_first, other_last = dice.sample(right[1:-1], 2)
    return [
        (begin, *dice.shuffled([step for step in right if step not in (begin, end)]), end)
        for begin, end in ((first, other_last), (other_first, last), (other_first, other_last))
    ]
