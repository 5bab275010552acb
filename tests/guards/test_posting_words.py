"""What a step posts by itself has words for the office: no page of the books shows the code's name for it."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from prakerja.words.acts import ACT_TITLES
from prakerja.words.postings import act_words
from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

_HOUSE: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
_STEPS: Final = ("cards", "training", "incentives", "payouts")
_POSTS: Final = {"Posting", "post_set", "hold", "post_held", "void_held"}


def acts_posted() -> Iterator[str]:
    """By the constants that stand as `act=` where something is posted."""
    for path in sorted(path for step in _STEPS for path in _HOUSE.glob(f"{step}/*.py")):
        module = importlib.import_module(f"prakerja.{path.parent.name}.{path.stem}")
        for call in ast.walk(parsed(path)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _POSTS:
                named = [word.value for word in call.keywords if word.arg == "act"]
                yield from (getattr(module, one.id) for one in named if isinstance(one, ast.Name) and one.id.isupper())


def test_every_act_that_is_posted_has_its_words() -> None:
    acts = set(acts_posted())
    assert len(acts) >= 3
    assert [act for act in sorted(acts) if act not in ACT_TITLES and str(act_words(act)) == act] == []
