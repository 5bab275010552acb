"""The declaration as data: every version, its statements in both languages, and the text whose hash is kept. Pure."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from prakerja.kit.whole_text import whole_text

LANGUAGES: Final = ("id", "en")
_VERSION_LINE: Final = {"id": "Versi {}", "en": "Version {}"}


class UnknownVersion(ValueError):
    """No declaration of this version was ever published."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the applicant declares; ticked by itself."""

    name: str
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class DeclarationText:
    """One version of the declaration."""

    version: str
    titles: dict[str, str]
    statements: tuple[Statement, ...]

    def text(self, language: str) -> str:
        """The whole text as signed: title, version, a blank line, then one numbered statement a line."""
        lines = [self.titles[language], _VERSION_LINE[language].format(self.version), ""]
        lines += [f"{number}. {one.texts[language]}" for number, one in enumerate(self.statements, start=1)]
        return "\n".join(lines) + "\n"

    def sha256(self, language: str) -> str:
        """Hash of text() in UTF-8, as 64 hex digits; anyone can recompute it from the downloaded copy."""
        return hashlib.sha256(self.text(language).encode()).hexdigest()


@cache
def declarations() -> dict[str, DeclarationText]:
    """Every version, oldest first."""
    folder = files("prakerja.profile").joinpath("declarations")
    texts = [read_declaration(whole_text(file)) for file in folder.iterdir() if file.name.endswith(".toml")]
    return {text.version: text for text in sorted(texts, key=_age)}


def current_declaration() -> DeclarationText:
    """The version that is to be signed now: the newest."""
    return next(reversed(declarations().values()))


def declaration(version: str) -> DeclarationText:
    """Raises UnknownVersion."""
    try:
        return declarations()[version]
    except KeyError:
        raise UnknownVersion(f"there is no declaration {version!r}") from None


def _age(text: DeclarationText) -> tuple[int, ...]:
    return tuple(int(part) for part in text.version.split("-"))


def read_declaration(toml: str) -> DeclarationText:
    """One version, as its file says it. Raises KeyError for a statement that lacks its words."""
    raw = tomllib.loads(toml)
    statements = tuple(
        Statement(entry["name"], {language: entry[language] for language in LANGUAGES}) for entry in raw["statement"]
    )
    return DeclarationText(raw["version"], raw["title"], statements)
