"""A catalogue of English sentences, read from its file, which people edit by hand."""

from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from prakerja.kit.whole_text import TextCut, whole_text

LOCALE: Final = Path(__file__).resolve().parents[1] / "locale"


def read_catalogue(path: Path) -> Catalog:
    """What the file says. Raises TextCut: the reader itself takes half a sentence for one."""
    lines = whole_text(path).rstrip("\n").splitlines()
    if not lines or not lines[-1].startswith("msgstr"):
        # Of a translation on several lines the rest would be missed by nobody: the last one stands on its own.
        raise TextCut(f"{path.name} is cut off in line {len(lines)}, or its last translation has several lines")
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3], abort_invalid=True)
    if not len(catalogue):
        raise TextCut(f"{path.name} is cut off in line {len(lines)}: it has no sentence")
    return catalogue
