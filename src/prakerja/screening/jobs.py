"""What screening asks of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.waves.work_lock import WORK_LOCK


@job(lane=Lane.WORK, lock="list file {handed_in_id}")
def take_in_list(*, handed_in_id: int) -> None:
    """The file that was handed in becomes a list, or is refused with its faults."""


@job(lane=Lane.FILES)
def delete_list_file(*, file_name: str) -> None:
    """The file of a list, which has been read or was refused, is deleted from the private storage."""


@job(lane=Lane.FILES)
def forget_list_files() -> None:
    """Files of lists that nobody waits for, or that waited for a week, are deleted."""


@job(lane=Lane.WORK)
def count_known_people() -> None:
    """How many of the people of each list are known is counted anew."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def screen_wave(*, wave_id: int) -> None:
    """The closed wave is screened, unless another one comes first."""
