"""Every template of the bank, with many numbers: whoever gets it can answer it, in either language."""

import re
from collections.abc import Sequence

import pytest

from prakerja.assessment.bank import CURRENT_BANK, ItemKind, Procedure, Statement, Template, load_bank
from prakerja.assessment.dice import Dice
from prakerja.assessment.variants import AGREEMENT, Item, ordering_item, question_item, statement_item
from prakerja.assessment.wording import Text

BANK = load_bank(CURRENT_BANK)
TEMPLATES = [(ItemKind.READING, one) for one in BANK.reading] + [(ItemKind.ARITHMETIC, one) for one in BANK.arithmetic]
SEEDS = [bytes([number]) * 32 for number in range(60)]
#: What a language writes its own way: separators in numbers, points and colons in a time.
_DIGITS = re.compile(r"\d+")


def many(kind: ItemKind, template: Template) -> list[Item]:
    return [question_item(Dice(seed), template, BANK, kind) for seed in SEEDS]


def texts_of(item: Item) -> Sequence[Text]:
    return [*([item.passage] if item.passage else []), item.ask, *item.lines, *item.options]


def digits_of(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def by_key(value: object) -> str:
    return value.key if isinstance(value, Template) else str(getattr(value, "value", value))


@pytest.mark.parametrize(("kind", "template"), TEMPLATES, ids=by_key)
def test_a_template_gives_four_options_that_differ_and_one_is_right(kind: ItemKind, template: Template) -> None:
    for item in many(kind, template):
        assert len({option.id for option in item.options}) == len({option.en for option in item.options}) == 4
        assert item.right in range(4)
        assert item.kind is kind


@pytest.mark.parametrize(("kind", "template"), TEMPLATES, ids=by_key)
def test_no_place_stays_open_and_no_number_is_negative(kind: ItemKind, template: Template) -> None:
    for item in many(kind, template):
        for text in texts_of(item):
            for words in (text.id, text.en):
                assert not re.search(r"[{}]", words), words
                assert not re.search(r"(?<![\w–])-\d|Rp-", words), words


@pytest.mark.parametrize(("kind", "template"), TEMPLATES, ids=by_key)
def test_both_languages_ask_with_the_same_numbers(kind: ItemKind, template: Template) -> None:
    """In their options to the digit; in running text every number of the one stands in the other."""
    for item in many(kind, template):
        for option in item.options:
            assert digits_of(option.id) == digits_of(option.en)


@pytest.mark.parametrize(("kind", "template"), TEMPLATES, ids=by_key)
def test_the_right_option_lies_in_every_place_for_somebody(kind: ItemKind, template: Template) -> None:
    assert {item.right for item in many(kind, template)} == set(range(4))


@pytest.mark.parametrize(("kind", "template"), TEMPLATES, ids=by_key)
def test_every_question_of_a_template_is_asked_of_somebody(kind: ItemKind, template: Template) -> None:
    """A key that circulates would have to tell all of them, with all their numbers."""
    asked = {re.sub(r"[\d.,:]+", "#", item.ask.id) for item in many(kind, template)}
    assert len(asked) >= len(template.questions)


@pytest.mark.parametrize("template", [one for _, one in TEMPLATES if one.numbers], ids=lambda one: one.key)
def test_numbers_stay_in_their_spans(template: Template) -> None:
    for lowest, highest, stride in template.numbers.values():
        assert 0 <= lowest <= highest
        assert (highest - lowest) % stride == 0


@pytest.mark.parametrize("procedure", BANK.procedures, ids=lambda one: one.key)
def test_one_order_of_a_procedure_is_right_and_it_is_the_procedures(procedure: Procedure) -> None:
    for seed in SEEDS[:20]:
        item = ordering_item(Dice(seed), procedure)
        assert item.right is not None
        letters = item.options[item.right].id.split(" – ")
        lines = {line.id[0]: line.id[3:] for line in item.lines}
        actions = [action.id for action in procedure.actions]
        places = [actions.index(lines[letter]) for letter in letters]
        assert places == sorted(places)
        assert len({option.id for option in item.options}) == 4


@pytest.mark.parametrize("end", [0, -1], ids=["first", "last"])
@pytest.mark.parametrize("procedure", BANK.procedures, ids=lambda one: one.key)
def test_no_procedure_is_solved_by_its_first_or_its_last_step_alone(procedure: Procedure, end: int) -> None:
    """Whoever knows that one step only has two options left, whichever of them they know."""
    for seed in SEEDS:
        steps = [option.id.split(" – ")[end] for option in ordering_item(Dice(seed), procedure).options]
        assert sorted(steps.count(step) for step in steps) == [2, 2, 2, 2]


@pytest.mark.parametrize("statement", BANK.statements, ids=lambda one: one.key)
def test_a_statement_about_oneself_has_a_scale_and_no_right_answer(statement: Statement) -> None:
    item = statement_item(Dice(bytes(32)), statement)
    assert (item.right, item.options) == (None, AGREEMENT)
    assert item.ask.id
    assert item.ask.en
    assert item.ask.id != item.ask.en


def test_a_bank_that_nobody_has_written_is_missing() -> None:
    with pytest.raises(FileNotFoundError):
        load_bank("none")
