"""Whatever has a name in the code has one on the page: in both languages, of its own, with known places to fill."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, is_dataclass
from enum import StrEnum
from types import ModuleType
from typing import Any, Final

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

import prakerja.words
from prakerja.approvals.register import declared_acts
from prakerja.cards.reasons import MoveReason
from prakerja.identity.states import HOLDING, IdentityState
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.partners.payment_standing import PaymentState
from prakerja.profile.answers import OFFICES, Answers
from prakerja.profile.reading import NotAnAnswer, Reason, read_answer
from prakerja.training.reasons import PurchaseReason
from prakerja.waves.states import WaveState
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.profile import CHOICES, words_for
from prakerja.words.purchases import VOIDED_BECAUSE
from prakerja.work.troubles import TroubleKind
from tests.situations.accounts import NOW

LANGUAGES: Final = ("id", "en")
#: What sentences leave open, for whoever says them to fill.
PLACES: Final = {
    "age",
    "cap",
    "column",
    "digits",
    "dukcapil_hotline",
    "held",
    "hotline",
    "maximum",
    "minimum",
    "what",
    "number",
}
#: They leave a card in its state.
_STAYING: Final = {MoveReason.HELD, MoveReason.RELEASED, MoveReason.EXTENDED, MoveReason.NUMBER_REPLACED}
#: What an inquiry can come to of a company's account.
_OF_A_COMPANY: Final = {
    *(AccountProblem.NOT_FOUND, AccountProblem.DORMANT, AccountProblem.FROZEN, AccountProblem.CLOSED),
    *(AccountProblem.OVER_LIMIT, AccountProblem.OTHER_NAME, AccountProblem.BY_REVIEWER),
    AccountProblem.REFUSED_BY_HOUSE,
}
#: Of whom a table has nothing to say.
SILENT_ABOUT: Final[dict[str, set[object]]] = {
    # The others bring the card to another state, which has its words.
    "cards._STAYS": {reason for reason in MoveReason if reason not in _STAYING},
    # Of these nobody holds a NIK.
    "plan_values._HOLDER_STATES": {state for state in IdentityState if state not in HOLDING},
    # What can be wrong with a person's account alone; the bank's own reason is told.
    "partner_pay._MENDINGS": {problem for problem in AccountProblem if problem not in _OF_A_COMPANY},
    # The others come to their end by themselves, or have a sentence with a day or a reason in it.
    "partner_payments._WAYS_OUT": {
        state
        for state in PaymentState
        if state not in (PaymentState.SUSPENDED, PaymentState.LINES_HELD, PaymentState.NO_ACCOUNT)
    },
    # The others undo nothing.
    "purchases.VOIDED_BECAUSE": {reason for reason in PurchaseReason if reason not in VOIDED_BECAUSE},
    "waves._AFTER_CLOSING": {WaveState.PLANNED},
    # Of these a trouble says itself what it is about, or in seconds.
    "work._NAMES": {
        TroubleKind.CLOCK_LEAPT,
        TroubleKind.CLOCKS_DIFFER,
        TroubleKind.DISK_FULL,
        TroubleKind.WORK_FAILED,
        TroubleKind.SMS_SPENT,
        TroubleKind.SMS_NEARLY_SPENT,
    },
}
#: Tables in which two things may be called the same: two reasons with one remedy, two stages that look alike.
MAY_BE_ALIKE: Final = {
    "approvals.REFUSED",
    "journey._RESULTS",
    "profile.CHOICES",
    "reasons.SHORT_REASONS",
    "reasons._WHAT_TO_DO",
    "waves._AFTER_CLOSING",
}


def tables() -> Iterator[tuple[str, Mapping[Any, Any]]]:
    """Every table of words, by the place where it is written."""
    for found in pkgutil.iter_modules(prakerja.words.__path__):
        module = importlib.import_module(f"prakerja.words.{found.name}")
        for name, table in vars(module).items():
            if isinstance(table, Mapping) and texts_in(table) and is_written_in(module, name):
                yield f"{found.name}.{name}", table


def is_written_in(module: ModuleType, name: str) -> bool:
    """Not only imported there."""
    return re.search(rf"^{name}\b.* = ", inspect.getsource(module), re.MULTILINE) is not None


def texts_in(value: object) -> list[Promise]:
    if isinstance(value, Promise):
        return [value]
    if is_dataclass(value) and not isinstance(value, type):
        return texts_in(astuple(value))
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return [text for part in parts for text in texts_in(part)]


TABLES: Final = dict(tables())
#: Of each table, by the place of each in it.
TEXTS: Final = {
    name: {
        f"{name}[{key}] {number}": text
        for key, value in table.items()
        for number, text in enumerate(texts_in(value), start=1)
    }
    for name, table in TABLES.items()
}


def said(text: object, language: str) -> str:
    with override(language):
        return str(text)


def places_in(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def reasons_of(field: str) -> set[Reason]:
    """What reading this field says of all kinds of nonsense."""
    found = set()
    for typed in ("", " ", "x", "=1+1", "12345", "-1", "21", "x" * 400, "9999999999", "dua"):
        try:
            read_answer(field, typed, day=NOW.date())
        except NotAnAnswer as refused:
            found.add(refused.reason)
    return found


REASONS: Final = {field: reasons_of(field) for field in Answers.__dataclass_fields__}


def test_there_are_words_to_look_at() -> None:
    assert len(TABLES) >= 30
    assert sum(map(len, TEXTS.values())) >= 250


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_words_for_all_of_its_kind(name: str) -> None:
    kinds = {type(key) for key in TABLES[name] if isinstance(key, StrEnum)}
    for kind in kinds if len(kinds) == 1 else ():
        assert {one for one in kind if one not in TABLES[name]} == SILENT_ABOUT.get(name, set())


@pytest.mark.parametrize("name", TABLES)
def test_a_text_has_its_words_in_both_languages(name: str) -> None:
    for place, text in TEXTS[name].items():
        for words in (said(text, language) for language in LANGUAGES):
            assert words, place
            assert words == " ".join(words.split()), place


@pytest.mark.parametrize("name", TABLES)
def test_a_text_leaves_known_places_open_and_the_same_in_both_languages(name: str) -> None:
    for place, text in TEXTS[name].items():
        indonesian, english = (said(text, language) for language in LANGUAGES)
        assert places_in(indonesian) == places_in(english) <= PLACES, place
        for words in (indonesian, english):
            # A lone per cent sign would break the filling.
            assert not re.search(r"%(?!\(\w+\)s)", words), place


@pytest.mark.parametrize("name", [name for name in TABLES if name not in MAY_BE_ALIKE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_things_of_a_table_are_not_called_the_same(name: str, language: str) -> None:
    words = [said(texts_in(value)[0], language) for value in TABLES[name].values() if texts_in(value)]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("field", CHOICES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_answers_of_a_question_are_not_called_the_same(field: str, language: str) -> None:
    words = [said(text, language) for text in CHOICES[field].values()]
    assert sorted(words) == sorted(set(words))


def test_every_act_that_two_people_decide_has_a_title_and_says_what_it_does() -> None:
    acts = {act.name for act in declared_acts() if not act.name.startswith("tests.")}
    assert acts == set(ACT_TITLES) == set(CONSEQUENCES)


def test_every_office_that_one_may_hold_has_a_name() -> None:
    assert set(CHOICES["office"]) == set(OFFICES)


@pytest.mark.parametrize(("field", "reason"), [(field, one) for field in REASONS for one in sorted(REASONS[field])])
def test_whatever_is_wrong_with_an_answer_is_told_in_both_languages(field: str, reason: Reason) -> None:
    indonesian, english = (said_of(field, reason, language) for language in LANGUAGES)
    assert indonesian != english
    assert "%(" not in indonesian + english


def said_of(field: str, reason: Reason, language: str) -> str:
    with override(language):
        return str(words_for(field, reason))


def test_every_reason_is_given_by_some_question() -> None:
    assert set().union(*REASONS.values()) == set(Reason)


def test_no_name_of_the_code_is_shown_in_place_of_a_word() -> None:
    """Like `not_found`: what a page would show if somebody forgot the words."""
    names = {key.value for table in TABLES.values() for key in table if isinstance(key, StrEnum) and "_" in key}
    texts = [text for table in TEXTS.values() for text in table.items()]
    shown = [place for place, text in texts for language in LANGUAGES if said(text, language) in names]
    assert shown == []
