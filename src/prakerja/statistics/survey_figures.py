"""The counts of a month as they are published: from what was counted, by question. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from prakerja.incentives.surveys.questions import Questions
from prakerja.statistics.suppress import suppressed


class Counted(NamedTuple):
    """`wave`, `survey`: their numbers. `province`: two digits, Kemendagri's."""

    wave: int
    survey: int
    version: int
    province: str
    question: str
    option: str
    people: int


@dataclass(frozen=True)
class Figure:
    """`answers`: None: hidden."""

    month: date
    wave: int
    survey: int
    version: int
    province: str
    question: str
    option: str
    answers: int | None


def figures_of(month: date, counted: Iterable[Counted], questions: Mapping[int, Questions]) -> list[Figure]:
    """Every option of every question is there, also one that nobody chose; of too few people nothing is."""
    of_people: dict[tuple[int, int, int, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in counted:
        of_people[one.wave, one.survey, one.version, one.province][one.question, one.option] += one.people
    return [
        Figure(month, *people, question, option, answers)
        for people in sorted(of_people)
        for question, options in questions[people[2]].items()
        for option, answers in _published(of_people[people], question, options)
    ]


def _published(
    counts: Mapping[tuple[str, str], int], question: str, options: Iterable[str]
) -> Iterable[tuple[str, int | None]]:
    found = suppressed({option: counts.get((question, option), 0) for option in options})
    return () if found is None else found.items()


def summary_of(figures: Iterable[Figure]) -> dict[str, dict[str, int]]:
    """By question and option: the sum of what is published, which anybody can add up from the file."""
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in figures:
        sums[one.question][one.option] += one.answers or 0
    return {question: dict(options) for question, options in sums.items()}
