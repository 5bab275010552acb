"""Both languages are complete: every Indonesian sentence has its English one, in one catalogue, once."""

import re
from collections import defaultdict
from collections.abc import Iterator

from prakerja.config.catalogues import compare, read_catalogues
from prakerja.config.find_texts import find_texts


def _messages() -> Iterator[tuple[str | None, str, str]]:
    """Context, sentence and English of everything that is written in any step's catalogue."""
    for catalogue in read_catalogues().values():
        for message in catalogue:
            singular = message.id[0] if isinstance(message.id, tuple) else message.id
            written = message.string[0] if isinstance(message.string, tuple) else message.string
            if singular and not message.fuzzy:
                yield message.context, str(singular), str(written)


def test_every_sentence_has_its_english() -> None:
    assert compare(find_texts(), read_catalogues()).missing == {}


def test_no_english_is_left_of_a_sentence_that_is_gone() -> None:
    assert compare(find_texts(), read_catalogues()).obsolete == {}


def test_a_sentence_has_one_english_in_all_steps() -> None:
    # Django merges the steps' files: of two translations, one would turn up on the other's page.
    written = defaultdict(set)
    for context, sentence, english in _messages():
        written[context, sentence].add(english)
    assert {key: several for key, several in written.items() if len(several) > 1} == {}


def test_english_keeps_the_placeholders() -> None:
    names = re.compile(r"%\((\w+)\)s|\{(\w*)\}")
    differing = [
        sentence
        for _context, sentence, written in _messages()
        if sorted(names.findall(sentence)) != sorted(names.findall(written))
    ]
    assert differing == []
