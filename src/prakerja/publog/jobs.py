"""What the public log asks of the background."""

from typing import Final

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane

#: Whatever is asked of one witness is asked in turn: who is silent holds one place, and not two.
WITNESS_LOCK: Final = "publog.ask_witness:{witness}"


@job()
def grow_log() -> None:
    """Everything that was handed in has its place, under a signed checkpoint."""


@job(lane=Lane.TIME_STAMPS)
def stamp_checkpoint() -> None:
    """The newest checkpoint has a time stamp, where an authority is named that gives one."""


@job()
def ask_witnesses() -> None:
    """Whoever has not cosigned the newest checkpoint is asked."""


@job(lane=Lane.WITNESSES, lock=WITNESS_LOCK)
def ask_witness(*, witness: str) -> None:
    """The witness with this key was asked for its line below the newest checkpoint, and what it said is kept."""
