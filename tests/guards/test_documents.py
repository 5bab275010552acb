"""What a document names is there: a reader who looks for a file that has gone takes the rest for old as well."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_PLACES = [ROOT / name for name in ("bin", "bench", "docs", "schemes", "src", "tests")]
#: Decisions say what stood where on the day they were taken.
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")]
    if "adr" not in path.parts
)
_SOURCE = re.compile(r"`([\w./-]+\.(?:py|sql))`")
_LINK = re.compile(r"\]\((?!https?:|#|/|mailto:)([^)#\s]+)[^)]*\)")


def _ends_of_paths() -> set[str]:
    """Every way to name a file: by its name alone, or with some of its folders."""
    files = (path.relative_to(ROOT).parts for place in _PLACES for path in place.rglob("*") if path.is_file())
    return {"/".join(parts[start:]) for parts in files for start in range(len(parts))}


def test_a_document_names_sources_that_exist() -> None:
    ends = _ends_of_paths()
    lost = [
        f"{document.relative_to(ROOT)}: {name}"
        for document in DOCUMENTS
        for name in _SOURCE.findall(document.read_text())
        if name not in ends and not (document.parent / name).exists()
    ]
    assert not lost, lost


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_of_a_document_leads_somewhere(document: Path) -> None:
    lost = [name for name in _LINK.findall(document.read_text()) if not (document.parent / name).exists()]
    assert not lost, lost
