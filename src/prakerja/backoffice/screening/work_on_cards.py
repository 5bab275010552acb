"""What is done with the cards because of a list: whom it names is held, and is held no more when it is withdrawn."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.cards import jobs
from prakerja.kit.jobs import Job
from prakerja.words.words import Words
from prakerja.work.state_of import state_of
from prakerja.work.states import OPEN, WorkState

_CALLED: Final[dict[Job[...], Words]] = {
    jobs.rescreen_cards: _("Kartu yang sudah diberikan dicocokkan dengan daftar ini; pemegang yang tercatat ditahan."),
    jobs.drop_doubts: _("Kartu yang ditahan hanya karena daftar ini dilepas."),
}


@dataclass(frozen=True)
class WorkOnCards:
    what: Words
    has_failed: bool


def work_on_cards(list_id: int) -> list[WorkOnCards]:
    """What is due, under way or has failed; nothing of what is done."""
    states = {job: state_of(job, list_id=list_id) for job in _CALLED}
    shown = (*OPEN, WorkState.FAILED)
    return [WorkOnCards(_CALLED[job], state is WorkState.FAILED) for job, state in states.items() if state in shown]
