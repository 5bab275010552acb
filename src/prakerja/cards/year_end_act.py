"""What two people decide at a scheme's year's end; what they are shown is the dry run, and what is done is that."""

from datetime import datetime
from typing import Final

from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.year_end_figures import CloseFigures, year_end_figures
from prakerja.cards.year_ends import closing_in
from prakerja.kit.refused import Refused


class YearNotOver(Refused):
    """Its last day is not over in Jakarta; `until`: the first moment at which it is."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(f"the year is open until {until.isoformat()}")


class NothingToClose(Refused):
    """Nothing is left of it, or all that is left waits for something else."""


def _closing(subject: str, _asked: Plan, now: datetime) -> Plan:
    closing = closing_in(subject)
    if now < closing.opens_at:
        raise YearNotOver(closing.opens_at)
    figures = year_end_figures(closing, now=now)
    if figures.whole.is_nothing:
        raise NothingToClose
    return {
        "scheme": closing.scheme,
        "budget_year": closing.end.year,
        "part": closing.part.value,
        **_said(figures.whole),
        "waiting_waves": list(figures.waiting_waves),
        "by_wave": [{"number": number, **_said(of_wave)} for number, of_wave in figures.waves.items()],
    }


def _said(figures: CloseFigures) -> dict[str, JsonValue]:
    return {
        "finished": figures.finished,
        "still_used": figures.still_used,
        "training_returned": figures.training,
        "incentive_returned": figures.incentive,
        "unawarded": figures.unawarded,
        "reserve_returned": figures.reserve,
        "returned": figures.returned,
        "held": figures.held,
        "under_way": figures.under_way,
        "overdue": figures.overdue,
    }


#: What is left of a scheme's year goes back to the treasury.
CLOSE_YEAR: Final = declare_act(
    "cards.close_year", permission=Permission.DECIDE_BUDGET, foresee=_closing, keeps_plan=True
)
