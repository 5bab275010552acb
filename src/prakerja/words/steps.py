"""The six steps as the landing page counts them, and about how long is left until one has joined a wave."""

from dataclasses import dataclass
from typing import Final

from prakerja.kit.step_status import StepStatus
from prakerja.waves.rules import JourneyStep, Readiness

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
#: Between the account and joining; the phone and the declaration are of one.
_PARTS: Final = {
    2: (JourneyStep.IDENTITY,),
    3: (JourneyStep.PARTICULARS, JourneyStep.PHONE, JourneyStep.DECLARATION),
    4: (JourneyStep.ASSESSMENT,),
}
_JOINING: Final = 5
#: What we check takes none of their time.
_NOTHING_TO_DO: Final = (StepStatus.DONE, StepStatus.WAITING)
#: The clock of a test runs there already, and one number is enough.
_WITHOUT: Final = frozenset({"assessment:item", "assessment:finish", "assessment:overview", "assessment:time_up"})


@dataclass(frozen=True)
class AtStep:
    number: int
    #: Of this step and of those to come, up to joining.
    minutes_left: int


def step_of_page(view_name: str) -> AtStep | None:
    """None: the page belongs to no step."""
    number = _PAGES.get(view_name) or _PAGES.get(view_name.partition(":")[0])
    if number is None or view_name in _WITHOUT:
        return None
    return AtStep(number, sum(MINUTES[number - 1 :]))


def step_of(readiness: Readiness) -> AtStep:
    """The first step in which something is left for them to do."""
    left = [
        number
        for number, parts in _PARTS.items()
        if any(readiness.statuses[one] not in _NOTHING_TO_DO for one in parts)
    ]
    return AtStep([*left, _JOINING][0], sum(MINUTES[number - 1] for number in [*left, _JOINING]))
