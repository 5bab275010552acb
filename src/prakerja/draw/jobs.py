"""What the draw asks of the background; jobs of one wave run in turn."""

from prakerja.kit.jobs import AFTER_EVERYTHING_ELSE, job
from prakerja.kit.lanes import Lane
from prakerja.kit.retries import UNTIL_ANSWERED
from prakerja.publog.jobs import WITNESS_LOCK
from prakerja.waves.work_lock import WORK_LOCK


@job(lane=Lane.WORK, lock=WORK_LOCK)
def fix_joiners(*, wave_id: int) -> None:
    """Everybody who joined stands in the public log, by one hash."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def freeze_candidates(*, wave_id: int) -> None:
    """The files of candidates and seats are frozen."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def draw_seats(*, wave_id: int) -> None:
    """The seats of the frozen wave are drawn."""


@job()
def carry_on_draws() -> None:
    """What is due in any draw under way has happened: its cut-off, or asking the beacon for its round."""


@job(lane=Lane.BEACON, lock=WORK_LOCK, retry=UNTIL_ANSWERED)
def ask_for_round(*, wave_id: int) -> None:
    """The beacon's round is in, however late it comes."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def dry_run(*, wave_id: int) -> None:
    """The frozen list is drawn by a throw-away seed, for trial."""


@job(lane=Lane.WITNESSES, lock=WITNESS_LOCK)
def hand_reveal(*, handing: int, witness: str) -> None:
    """The witness with this key has the reveal, or has said why not."""


@job(lane=Lane.EMAIL, lock=WORK_LOCK, priority=AFTER_EVERYTHING_ELSE)
def tell_joiners(*, wave_id: int) -> None:
    """The next thousand joiners are told.

    Behind the deliveries of those before, so that the outbox fills no faster than it empties.
    """
