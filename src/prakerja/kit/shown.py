"""The version of what somebody was shown: what they confirm is that, or nothing."""

import json
from typing import Final

from django.utils.crypto import constant_time_compare, salted_hmac

from prakerja.kit.refused import Refused

_SALT: Final = "prakerja.shown"
_LENGTH: Final = 32


class ShownOtherwise(Refused):
    """It has changed since the page was opened. What to do: show it again, and ask again."""


class ShownNothing(ShownOtherwise):
    """It does not say what was shown. What to do: the same."""


def version_of(*facts: object) -> str:
    """Of the facts alone, in whatever language they are told; nobody reads them from it."""
    return salted_hmac(_SALT, json.dumps(facts, default=repr), algorithm="sha256").hexdigest()[:_LENGTH]


def require_shown(shown: str | None, *facts: object) -> None:
    """`shown`: the version that came with the confirmation. None from a program of ours alone, which reads no page.

    Raises ShownNothing, ShownOtherwise.
    """
    if shown is None:
        return
    if not shown:
        raise ShownNothing
    if not constant_time_compare(shown, version_of(*facts)):
        raise ShownOtherwise
