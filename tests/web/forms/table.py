"""The table of forms: each filled in by whom it is for, in a situation in which it does what it is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from django.test import Client

from tests.situations.reader import version_on_page


@dataclass(frozen=True)
class Filled:
    """A form, ready to be sent."""

    browser: Client
    address: str
    fields: Mapping[str, object]


@dataclass(frozen=True)
class Entry:
    fill: Callable[[], Filled]
    #: Where it leads when it is done; empty: the page itself is the answer.
    leads_to: str
    #: Anybody may send it: it is what one does before signing in.
    is_for_strangers: bool
    #: Sent a second time it is a second deed, which the audit hears as well.
    is_another: bool


FORMS: Final[dict[str, Entry]] = {}


def form(
    name: str, *, leads_to: str = "", is_for_strangers: bool = False, is_another: bool = False
) -> Callable[[Callable[[], Filled]], Callable[[], Filled]]:
    def enter(fill: Callable[[], Filled]) -> Callable[[], Filled]:
        assert name not in FORMS
        filled = fill if is_for_strangers else partial(_as_read, fill)
        FORMS[name] = Entry(filled, leads_to, is_for_strangers, is_another)
        return fill

    return enter


def _as_read(fill: Callable[[], Filled]) -> Filled:
    """With the version of what its page shows, if it confirms that."""
    filled = fill()
    version = "" if "shown" in filled.fields else version_on_page(filled.browser, filled.address)
    return replace(filled, fields={**filled.fields, "shown": version}) if version else filled
