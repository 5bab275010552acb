"""Whatever is written to people has a name, by which the office reads that it was sent."""

from pathlib import Path
from typing import Final

from prakerja.words.letter_names import LETTER_NAMES

_PACKAGE: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"


def test_every_letter_has_its_name_and_no_name_is_left_of_one_that_is_gone() -> None:
    letters = {path.name.partition(".")[0] for path in _PACKAGE.glob("*/letters/*.txt")}
    assert set(LETTER_NAMES) == letters
