"""Both languages are complete: every Indonesian sentence of the pages has its English one."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "prakerja"
_CALLS = {"_", "lazy", "gettext", "gettext_lazy", "ngettext", "pgettext", "ngettext_lazy", "pgettext_lazy"}


def _messages() -> Iterator[tuple[str | None, str, str]]:
    """Context, sentence and English of everything that is written in any step's file."""
    for source in sorted(PACKAGE.glob("locale/*/en/LC_MESSAGES/django.po")):
        with source.open("rb") as file:
            catalog = read_po(file, locale="en", abort_invalid=True)
        for message in catalog:
            singular = message.id[0] if isinstance(message.id, tuple) else message.id
            written = message.string[0] if isinstance(message.string, tuple) else message.string
            if singular and not message.fuzzy:
                yield message.context, str(singular), str(written)


def _english() -> dict[str, str]:
    return {sentence: written for _context, sentence, written in _messages()}


def _sentences_of_templates() -> dict[str, str]:
    found = {}
    for path in PACKAGE.rglob("templates/**/*.html"):
        for call in re.finditer(
            r"\b(?:gettext|ngettext|pgettext)\((?:u?'[^']*', )?u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")",
            templatize(path.read_text()),
        ):
            found[ast.literal_eval(call.group(1))] = str(path.relative_to(ROOT))
    return found


def _sentences_of_code() -> dict[str, str]:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in _CALLS:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found[first.value] = f"{path.relative_to(ROOT)}:{node.lineno}"
    return found


def test_every_sentence_has_its_english() -> None:
    english = _english()
    missing = [
        f"{where}: {sentence}"
        for sentence, where in sorted({**_sentences_of_templates(), **_sentences_of_code()}.items())
        if not english.get(sentence)
    ]
    assert missing == []


def test_no_english_is_left_of_a_sentence_that_is_gone() -> None:
    assert sorted(_english().keys() - _sentences_of_templates().keys() - _sentences_of_code().keys()) == []


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
        for sentence, written in _english().items()
        if sorted(names.findall(sentence)) != sorted(names.findall(written))
    ]
    assert differing == []
