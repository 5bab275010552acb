"""Compiles the English texts. Indonesian is the language of the sources and needs no catalogue."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_texts() -> None:
    """Every `django.po` has a `django.mo` that is not older. Cheap when nothing changed."""
    for source in LOCALE.glob("*/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        catalog = read_po(file, locale=source.parts[-3], abort_invalid=True)
    unfinished = target.with_suffix(f".{id(catalog)}.tmp")
    with unfinished.open("wb") as file:
        write_mo(file, catalog)
    unfinished.replace(target)
