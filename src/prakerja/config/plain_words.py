"""What is said must be understood at the first hearing: short sentences, in words that people use."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Final

from prakerja.config.read_catalogue import LOCALE
from prakerja.config.said import Said
from prakerja.config.sentences import Sentence, sentences_of
from prakerja.kit.whole_text import whole_text

MOST_WORDS: Final = 20
MEDIAN_WORDS: Final = 12
#: What a program reads, and nobody says.
_CODE: Final = re.compile(r"<code>.*?</code>|%\(\w+\)[sd]|\{\{.*?\}\}|\{%.*?%\}|https?://\S+", re.DOTALL)
_WORD: Final = re.compile(r"[\w'-]+")
_GREETING: Final = re.compile(r"^(?:Halo|Hello) [^\n]*,\n+(?P<opening>[^\n]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one language: whole sentences, the words of the longest and of the middle one, and what else is written."""

    sentences: int
    longest: int
    median: float
    labels: int


def faults_in(said: Iterable[Said]) -> list[str]:
    """What is hard to understand, each once, with where it stands and what is better."""
    found = (f"{one.where}: {fault}" for one in said for fault in _faults_of(one))
    return list(dict.fromkeys(found))


def _faults_of(said: Said) -> Iterator[str]:
    for sentence in sentences_of(said.text):
        if sentence.words > MOST_WORDS:
            yield f"{sentence.words} words, {MOST_WORDS} are the most: {sentence.text!r}"
    heard = f" {' '.join(_WORD.findall(_CODE.sub('', said.text).lower()))} "
    for phrase, better in officialese()[said.language].items():
        if f" {phrase} " in heard:
            yield f"{phrase!r} is what offices write ({better}): {said.text!r}"
    for greeting in _GREETING.finditer(said.text):
        if greeting["opening"][:1].islower():
            yield f"after the greeting a letter begins with a capital: {greeting['opening']!r}"


@cache
def officialese() -> Mapping[str, Mapping[str, str]]:
    """By language: what nobody says, and what to write instead."""
    return tomllib.loads(whole_text(LOCALE / "officialese.toml"))


def figures_of(said: Iterable[Said]) -> dict[str, Figures]:
    """By language. A sentence that stands in two places counts once."""
    spoken = {(one.language, sentence) for one in said for sentence in sentences_of(one.text)}
    return {of: _figures([one for language, one in spoken if language == of]) for of in officialese()}


def _figures(spoken: list[Sentence]) -> Figures:
    whole = [sentence.words for sentence in spoken if sentence.is_whole]
    return Figures(
        sentences=len(whole),
        longest=max((sentence.words for sentence in spoken), default=0),
        median=median(whole) if whole else 0,
        labels=len(spoken) - len(whole),
    )
