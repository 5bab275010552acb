"""A catalogue of English sentences, read from its file, which people edit by hand."""

from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from prakerja.kit.whole_text import require_whole

LOCALE: Final = Path(__file__).resolve().parents[1] / "locale"


def read_catalogue(path: Path) -> Catalog:
    """What the file says. Raises TextCut: babel itself takes half a sentence for one."""
    require_whole(path.read_text(encoding="utf-8"), path.name)
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], abort_invalid=True)
