"""What the public log asks of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane


@job()
def grow_log() -> None:
    """Everything that was handed in has its place, under a signed checkpoint."""


@job(lane=Lane.TIME_STAMPS)
def stamp_checkpoint() -> None:
    """The newest checkpoint has a time stamp, where an authority is named that gives one."""


@job()
def ask_witnesses() -> None:
    """Whoever has not cosigned the newest checkpoint is asked."""


@job(lane=Lane.WITNESSES, lock="publog.ask_witness:{witness}")
def ask_witness(*, witness: str) -> None:
    """The witness with this key was asked for its line below the newest checkpoint, and what it said is kept."""
