"""A text as somebody reads it aloud: its sentences, each with its number of words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

#: Each of these ends a paragraph, and so a sentence; all other marks of HTML stand within one.
_BLOCK: Final = re.compile(r"</?(?:p|li|ul|ol|br|div|h\d|dl|dd|dt|table|tr|td|th)\b[^>]*>")
_MARK: Final = re.compile(r"</?[a-z][^>]*>")
#: What is filled in counts as one word, whatever it will be.
_PLACE: Final = re.compile(r"%\(\w+\)[sd]|\{\{.*?\}\}|\{%.*?%\}|\{\w*(?:[.:][^{}]*)?\}|%[sd]")
_FILLED_IN: Final = "N"
_PARAGRAPH: Final = re.compile(r"\n\s*\n|\n(?=\s*[-•*] )")
_END: Final = re.compile(r"(?<=[.!?…])[”\"’)]*\s+")
#: A point after these, or after the number of a list's line, ends nothing.
_GOES_ON: Final = re.compile(
    r"(?:^\d+|\b(?:No|Nos|Jl|Tn|Ny|Dr|dll|dsb|e\.g|i\.e|a\.n|s\.d|Art|ayat|Rp))\.$", re.IGNORECASE
)
_SAID: Final = re.compile(r"\w")
_IS_WHOLE: Final = re.compile(r"[.!?…][”\"’)]*$")

_IF: Final = re.compile(r"\{%\s*if\b(?:(?!%\}).)*%\}((?:(?!\{%\s*(?:if|endif)\b).)*)\{%\s*endif\s*%\}", re.DOTALL)
_BRANCH: Final = re.compile(r"\{%\s*el(?:se|if)\b.*?%\}")
_SILENT_TAG: Final = re.compile(r"\{%\s*(?:for|endfor|load|with|endwith|comment|endcomment)\b.*?%\}|\{#.*?#\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`is_whole`: it ends with a mark of its own; a label, a heading and a cell do not."""

    text: str
    words: int
    is_whole: bool


def sentences_of(text: str) -> Iterator[Sentence]:
    """One by one, as they are spoken. A paragraph, a line of a list and a cell end the sentence as well."""
    plain = unescape(_MARK.sub("", _BLOCK.sub("\n\n", _PLACE.sub(_FILLED_IN, text))))
    for paragraph in _PARAGRAPH.split(plain):
        yield from _spoken(" ".join(paragraph.split()))


def _spoken(paragraph: str) -> Iterator[Sentence]:
    begun = ""
    for piece in _END.split(paragraph):
        begun = f"{begun} {piece}".strip()
        if _GOES_ON.search(begun):
            continue
        yield from _sentence(begun)
        begun = ""
    yield from _sentence(begun)


def _sentence(text: str) -> Iterator[Sentence]:
    words = sum(bool(_SAID.search(word)) for word in text.split())
    if words:
        yield Sentence(text, words, bool(_IS_WHOLE.search(text)))


def readings_of(template: str) -> Iterator[str]:
    """Of a letter: what it says if the first branch of every condition is taken, then if the second one is, and so on.

    A line of a letter is a paragraph of its own.
    """
    branches = 1 + template.count("{% el")
    spoken = _SILENT_TAG.sub("", template)
    for number in range(branches):
        yield "\n\n".join(_with_branch(spoken, number).splitlines())


def _with_branch(template: str, number: int) -> str:
    def taken(condition: re.Match[str]) -> str:
        branches = _BRANCH.split(condition[1])
        return branches[min(number, len(branches) - 1)]

    while (chosen := _IF.sub(taken, template)) != template:
        template = chosen
    return template
