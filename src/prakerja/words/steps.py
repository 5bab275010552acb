"""The six steps as the landing page counts them, and about how long is left until one has joined a wave."""

from dataclasses import dataclass
from typing import Final

#: What we think a step takes, with its papers at hand; measured it is not. The last one is waiting for the result.
MINUTES: Final = (3, 8, 7, 10, 2, 0)
#: Which step a page belongs to: by its name, or by the folder that it stands in.
_PAGES: Final = {
    "accounts:sign_up": 1,
    "accounts:confirm": 1,
    "accounts:correct_address": 1,
    "identity": 2,
    "profile": 3,
    "assessment": 4,
    "waves:join": 5,
}
#: The clock of a test runs there already, and one number is enough.
_WITHOUT: Final = frozenset({"assessment:item", "assessment:finish", "assessment:overview", "assessment:time_up"})


@dataclass(frozen=True)
class StepOfPage:
    number: int
    #: This step and those after it, up to joining.
    minutes_left: int


def step_of_page(view_name: str) -> StepOfPage | None:
    """None: the page belongs to no step."""
    number = _PAGES.get(view_name) or _PAGES.get(view_name.partition(":")[0])
    if number is None or view_name in _WITHOUT:
        return None
    return StepOfPage(number, sum(MINUTES[number - 1 :]))


def minutes_left(done: int) -> int:
    """After so many steps in a row."""
    return sum(MINUTES[done:])
