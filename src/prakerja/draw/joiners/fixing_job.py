"""The job that fixes the joiners of a screened wave, right after the screening. It opens the unit of work for it."""

from datetime import datetime
from typing import Final

from prakerja.draw.joiners.fix_joiners import fix_joiners
from prakerja.draw.joiners.models import JoinerTree
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work

#: Ten million take minutes; a statement that takes longer has gone wrong.
_LONGEST_MS: Final = 1_800_000


def run_fixing(*, wave_id: int, now: datetime | None = None) -> None:
    """Everybody who joined is fixed. Run twice, it fixes once. `now`: None for the clock. Raises NotScreened."""
    if JoinerTree.objects.filter(pk=wave_id).exists():
        return
    with unit_of_work(by=Actor.system("draw.fix_joiners"), statement_timeout_ms=_LONGEST_MS) as work:
        fix_joiners(wave_id=wave_id, by=work.actor, now=now or work.now)
