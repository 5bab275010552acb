"""What is held, closed and corrected is said by the verbs for it alone: anybody else would say the amount, too."""

import ast
from pathlib import Path
from typing import Final

import pytest

from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

PACKAGE: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
MAY: Final = {
    "held_until": {"ledger/hold.py", "ledger/standing.py"},
    "closes": {"ledger/close_hold.py", "ledger/standing.py"},
    "corrects": {"ledger/correct.py", "ledger/standing.py"},
}


def _names(path: Path, word: str) -> bool:
    calls = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    return any(
        getattr(call.func, "id", "") == "Posting" and any(one.arg == word for one in call.keywords) for call in calls
    )


@pytest.mark.parametrize("word", MAY)
def test_a_posting_that_names_another_is_made_in_one_place(word: str) -> None:
    naming = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if _names(path, word)}
    assert naming == MAY[word]
