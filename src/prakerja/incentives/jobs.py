"""What the incentives ask of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.waves.work_lock import WORK_LOCK


@job(lane=Lane.WORK, lock=WORK_LOCK)
def bring_due(*, wave_id: int) -> None:
    """The next instalments of the wave whose day has come fall due."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def carry_on_surveys(*, wave_id: int) -> None:
    """Surveys of the wave that were not answered in time are lost, others are told of, and the next ones open."""


@job()
def look_for_surveys() -> None:
    """Waves whose first instalments were paid have somebody who carries on their surveys."""


@job()
def look_for_due() -> None:
    """Waves with instalments whose day has come have somebody who brings them due."""
