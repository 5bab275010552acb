"""The verbs of the ledger that nobody calls for, ready to be done. Its postings are their own record."""

from datetime import timedelta
from functools import partial

from prakerja.kit.actor import Actor
from prakerja.ledger.expire_hold import expire_hold
from prakerja.ledger.keep_proof import keep_proof
from prakerja.ledger.models import OpenHold
from tests.situations.accounts import NOW
from tests.situations.ledger import something_held
from tests.verbs.table import Doing, verb

_THE_CLOCK = Actor.system("ledger.expire_hold")
_PROVER = Actor.system("ledger.keep_proof")


@verb("ledger.expire_hold", writes="ledger_transfer ledger_balance ledger_openhold")
def expiring() -> Doing:
    held = something_held(now=NOW, minutes=15)
    row = OpenHold.objects.get(owner_id=held.source.of)
    late = NOW + timedelta(minutes=15)
    return Doing(partial(expire_hold, row, by=_THE_CLOCK, now=late), _THE_CLOCK, held.source.of)


@verb("ledger.keep_proof", writes="ledger_keptproof a_log_entry", is_of_all=True)
def proving() -> Doing:
    held = something_held(now=NOW, minutes=15)
    return Doing(partial(keep_proof, by=_PROVER, now=NOW), _PROVER, held.source.of)
