"""The job that asks the beacon for a draw's round. A late one is waited for, and nothing stands in for it.

It opens the unit of work after the beacon has answered.
"""

from datetime import timedelta
from typing import Final

import structlog

from prakerja.connectors.beacon.ask import NotOutYet, ask_for_round
from prakerja.connectors.beacon.beacon_file import Beacon
from prakerja.connectors.beacon.beacons import beacon
from prakerja.draw.attempt_rules import Stage
from prakerja.draw.attempts import attempt_now
from prakerja.draw.keep_round import keep_round
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work

_log = structlog.get_logger()

#: Rounds are seconds apart; from then on somebody should know.
_LATE: Final = timedelta(minutes=5)


def run_asking(*, wave_id: int, by: Actor) -> None:
    """The round is kept, from whichever mirror gives it. Raises TryAgain until one does."""
    attempt = attempt_now(wave_id)
    if attempt is None or attempt.stage(now=read_clock()) is not Stage.WAITING:
        return
    try:
        # The chain that was stated, whichever is pinned by now: the mirrors are believed in nothing.
        came = ask_for_round(Beacon(chain=attempt.chain, mirrors=beacon().mirrors), attempt.row.round)
    except NotOutYet:
        if read_clock() > attempt.row.drawn_from + _LATE:
            _log.error("beacon_round_late", round=attempt.row.round, kind="broken")
        raise
    with unit_of_work(by=by) as work:
        keep_round(wave_id=wave_id, came=came, by=work.actor, now=work.now)
