"""What a key may be, and how a request is written so that the same one is known again. Pure."""

import json
import re
from collections.abc import Mapping
from typing import Final

from pydantic import JsonValue

#: A UUID has 36 signs; some put a name before it.
LONGEST_KEY: Final = 64
_KEY: Final = re.compile(rf"[!-~]{{1,{LONGEST_KEY}}}")


def is_key(text: str) -> bool:
    """Signs of ASCII that can be seen, so that no two keys look alike in a letter to a partner."""
    return _KEY.fullmatch(text) is not None


def one_spelling(request: Mapping[str, JsonValue]) -> str:
    """Equal requests are spelled equally: the order of names is no difference, `1` and `"1"` are two things."""
    return json.dumps(request, sort_keys=True, separators=(",", ":"), allow_nan=False)
