"""The two languages of an item, and how numbers are written in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

type Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Indonesian and English."""

    id: str
    en: str

    def fill(self, numbers: Mapping[str, int], words: "Mapping[str, Text]") -> "Text":
        """The text with its `{name}`, `{number}`, `{number:rp}` and `{number:clock}` places filled."""
        return Text(id=_fill(self.id, numbers, words, "id"), en=_fill(self.en, numbers, words, "en"))

    def in_language(self, language: str) -> str:
        return self.en if language.startswith("en") else self.id


@dataclass(frozen=True, slots=True)
class _Written:
    number: int
    language: Language

    def __format__(self, spec: str) -> str:
        if spec == "clock":
            return f"{self.number // 60 % 24:02}{'.' if self.language == 'id' else ':'}{self.number % 60:02}"
        grouped = f"{self.number:,}"
        grouped = grouped.replace(",", ".") if self.language == "id" else grouped
        return f"Rp{grouped}" if spec == "rp" else grouped


def _fill(text: str, numbers: Mapping[str, int], words: Mapping[str, Text], language: Language) -> str:
    places: dict[str, object] = {name: _Written(number, language) for name, number in numbers.items()}
    return text.format_map(places | {name: word.in_language(language) for name, word in words.items()})
