"""Whose a card number is stands in one answer: nothing else in the program looks a card up by it."""

import re
from pathlib import Path

import prakerja

PACKAGE = Path(prakerja.__file__).parent
#: Draws and replaces numbers; answers whose one is; keeps them.
MAY = {
    "take_numbers.py",
    "replace_number.py",
    "card_of_number.py",
    "award_cards.py",
    "give_cards.py",
    "models/__init__.py",
    "models/cards.py",
}


def test_nothing_else_makes_digests_of_card_numbers_or_asks_for_them() -> None:
    asking = re.compile(r"number_digest|CardNumber\b|Purpose\.CARD_NUMBER")
    room = PACKAGE / "cards"
    cards = [file for file in room.rglob("*.py") if "migrations" not in file.parts]
    others = [file for file in PACKAGE.rglob("*.py") if "cards" not in file.relative_to(PACKAGE).parts]
    assert {str(file.relative_to(room)) for file in cards if asking.search(file.read_text())} <= MAY
    assert [file.name for file in others if re.search(r"CardNumber\b|Purpose\.CARD_NUMBER", file.read_text())] == []
