"""The item bank, read from `items/<bank>/*.toml`: templates, from which each applicant gets variants of their own.

A bank that somebody has sat is never edited: a sitting names its bank, and a change is a new folder.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from prakerja.assessment.wording import Text
from prakerja.kit.whole_text import whole_text

CURRENT_BANK: Final = "1"


class ItemKind(StrEnum):
    MOTIVATION = "motivation"
    READING = "reading"
    ARITHMETIC = "arithmetic"
    ORDERING = "ordering"


def _same_in_both(value: object) -> object:
    """A plain string, such as a sum of money, reads the same in both languages."""
    return {"id": value, "en": value} if isinstance(value, str) else value


type BankText = Annotated[Text, BeforeValidator(_same_in_both)]
#: Lowest, highest and stride of a number to be chosen.
type Span = tuple[int, int, Annotated[int, Field(gt=0)]]
type WrongOptions = Annotated[tuple[BankText, ...], Field(min_length=3, max_length=3)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(_Strict):
    """A question with its one right and three wrong options."""

    ask: BankText
    right: BankText
    wrong: WrongOptions


class Template(_Strict):
    """A situation with numbers and words to be chosen, and the questions that may be asked about it."""

    key: str
    passage: BankText | None = None
    numbers: Mapping[str, Span] = {}
    #: Place in the text → pool of `Bank.words` that it is filled from.
    words: Mapping[str, str] = {}
    #: Numbers that follow from the chosen ones, by formula, in this order.
    derived: Mapping[str, str] = {}
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Procedure(_Strict):
    """Actions that have one possible order."""

    key: str
    goal: BankText
    actions: Annotated[tuple[BankText, ...], Field(min_length=6)]


class Statement(_Strict):
    """A statement about oneself; it has no right answer."""

    key: str
    claim: BankText


class Bank(_Strict):
    """All templates of one bank."""

    words: Mapping[str, tuple[BankText, ...]]
    reading: tuple[Template, ...]
    arithmetic: tuple[Template, ...]
    procedures: tuple[Procedure, ...]
    statements: tuple[Statement, ...]


@cache
def load_bank(name: str) -> Bank:
    """The bank of that name; FileNotFoundError when there is none."""
    return read_bank(files("prakerja.assessment").joinpath("items", name))


def read_bank(folder: Traversable) -> Bank:
    """What the files of one bank hold. Raises FileNotFoundError, and ValueError where one is not whole."""
    parts: dict[str, Any] = {}
    for part in ("words", *ItemKind):
        parts |= tomllib.loads(whole_text(folder.joinpath(f"{part}.toml")))
    return Bank.model_validate(parts)
