"""What is done about what partners are owed, ready to be done."""

from functools import partial

from prakerja.authority.roles import Role
from prakerja.training.statements.hold_payables import hold_payables
from prakerja.training.statements.release_payables import NotHeldByOffice, release_payables
from tests.situations.learning import STARTS, finished
from tests.situations.payables import held
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

_HELD = "training_payablehold training_payableline"


@verb("training.hold_payables", writes=_HELD, events="training.payables.held")
def holding() -> Doing:
    bought, by = finished(), an_officer(Role.CURATOR)
    whose = {"applicant_id": bought.buyer.applicant_id, "purchase": bought.number}
    do = partial(hold_payables, **whose, reason="Satu perangkat", by=by, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, by, bought.buyer.applicant_id)


@verb(
    "training.release_payables",
    writes=_HELD,
    events="training.payables.released",
    again=NotHeldByOffice,
)
def releasing() -> Doing:
    bought, by = finished(), an_officer(Role.CURATOR)
    held(bought)
    whose = {"applicant_id": bought.buyer.applicant_id, "purchase": bought.number}
    do = partial(release_payables, **whose, reason="Sudah diperiksa", by=by, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, by, bought.buyer.applicant_id)
