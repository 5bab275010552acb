"""All that the programme says to people, in each language: pages, letters, papers, test, and what partners are told."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from babel.messages.catalog import Catalog

from prakerja.assessment.bank import CURRENT_BANK, ItemKind
from prakerja.config.find_texts import PACKAGE, Sentence
from prakerja.config.sentences import readings_of
from prakerja.kit.whole_text import whole_text
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v2.problems import Problem

INDONESIAN: Final = "id"
ENGLISH: Final = "en"


class Said(NamedTuple):
    """A text in one language, and the file or catalogue in which whoever mends it finds it."""

    language: str
    text: str
    where: str


def all_said(sentences: Iterable[Sentence], catalogues: Mapping[str, Catalog]) -> Iterator[Said]:
    """Everything, once for each place in which it stands: of pages these sentences with their English, and all else."""
    yield from _in_indonesian(sentences)
    yield from _in_english(catalogues)
    yield from _in_letters()
    yield from _in_the_test()
    yield from _to_partners()


def _in_indonesian(sentences: Iterable[Sentence]) -> Iterator[Said]:
    """Papers take their words from here too: a .typ file has none of its own."""
    for one in sentences:
        yield from (Said(INDONESIAN, text, str(one.path)) for text in (one.text, one.plural) if text)


def _in_english(catalogues: Mapping[str, Catalog]) -> Iterator[Said]:
    for step, catalogue in catalogues.items():
        for message in catalogue:
            written = message.string if isinstance(message.string, (list, tuple)) else [message.string]
            if message.id:
                yield from (Said(ENGLISH, text, f"locale/{step}") for text in written if text)


def _in_letters() -> Iterator[Said]:
    for path in sorted(PACKAGE.glob("*/letters/*.txt")):
        language = path.suffixes[-2].removeprefix(".")
        for reading in readings_of(path.read_text(encoding="utf-8")):
            yield Said(language, reading, str(path.relative_to(PACKAGE)))


def _in_the_test() -> Iterator[Said]:
    for part in ItemKind:
        path = PACKAGE / "assessment" / "items" / CURRENT_BANK / f"{part}.toml"
        for language, text in _pairs(tomllib.loads(whole_text(path))):
            yield Said(language, text, str(path.relative_to(PACKAGE)))


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    """What is written as `{ id = "…", en = "…" }`, however deep it stands."""
    match value:
        case {"id": str(indonesian), "en": str(english)}:
            yield INDONESIAN, indonesian
            yield ENGLISH, english
        case dict():
            for part in value.values():
                yield from _pairs(part)
        case list():
            for part in value:
                yield from _pairs(part)


def _to_partners() -> Iterator[Said]:
    for error in ApiError:
        yield Said(INDONESIAN, error.value.message, "partner_api/v1/errors.py")
    for problem in Problem:
        for text in (problem.value.title, problem.value.advice):
            yield Said(ENGLISH, text, "partner_api/v2/problems.py")
