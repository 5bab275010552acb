"""Compiles the English texts. Indonesian is the language of the sources and needs no catalogue."""

from pathlib import Path

from babel.messages.mofile import write_mo

from prakerja.config.read_catalogue import LOCALE, read_catalogue


def compile_texts() -> None:
    """Every `django.po` has a `django.mo` that is not older. Cheap when nothing changed."""
    for source in LOCALE.glob("*/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    catalog = read_catalogue(source)
    unfinished = target.with_suffix(f".{id(catalog)}.tmp")
    with unfinished.open("wb") as file:
        write_mo(file, catalog)
    unfinished.replace(target)
