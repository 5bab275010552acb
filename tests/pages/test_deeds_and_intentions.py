"""What was only put on its way is never said to have been done: a message in the outbox has reached nobody."""

import re
from pathlib import Path
from typing import Final

import prakerja

_SOURCE: Final = Path(prakerja.__file__).parent
#: "sent", "told": said of something of ours, not of what a person sent us.
_DONE: Final = re.compile(
    r"\b(sudah|telah|baru saja) (kami )?(dikirim|kirim|mengirim|diberi tahu|memberi tahu)|diberi tahu lewat",
    re.IGNORECASE,
)
#: Who sent these are the applicants, and they are saved.
_OF_APPLICANTS: Final = ("Jawaban yang sudah dikirim", "data yang sudah dikirim", "Survei sudah dikirim")
#: Before two people decide: what would follow, and not what has.
_FORESEEN: Final = "words/acts"


def sentences() -> list[tuple[str, str]]:
    """Every line of ours that a person may read."""
    files = [*_SOURCE.rglob("*.html"), *(one for one in _SOURCE.rglob("*.py") if "migrations" not in one.parts)]
    lines = [(str(file.relative_to(_SOURCE)), line) for file in files for line in file.read_text().splitlines()]
    return [(file, line) for file, line in lines if "_(" in line or '"' in line or "translate" in line]


def test_no_page_says_that_a_message_was_sent_while_it_waits_in_the_outbox() -> None:
    found = [
        (file, line.strip())
        for file, line in sentences()
        if _DONE.search(line)
        and not file.startswith(_FORESEEN)
        and not any(theirs in line for theirs in _OF_APPLICANTS)
    ]
    assert found == []
