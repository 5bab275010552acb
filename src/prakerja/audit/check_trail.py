"""The whole trail against what holds it: the chain of seals, the public log, and a checkpoint that somebody kept."""

from collections.abc import Iterator
from datetime import datetime

from prakerja.audit.models import Seal
from prakerja.audit.seal_events import said_of_seal
from prakerja.audit.verify_chain import first_broken_seal
from prakerja.publog.check_log import faults_of_log
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.read_log import entries_of_kind


def faults_of_trail(*, kept: TreeHead | None, now: datetime) -> list[str]:
    """What does not hold, each as a sentence; none when every sealed event is as it was written.

    Against somebody who owns the database and computes everything anew, the seals included, only `kept` helps: a
    checkpoint of the public log that was kept outside.
    """
    return [*_of_chain(), *_of_seals_in_log(), *faults_of_log(kept, now=now)]


def _of_chain() -> Iterator[str]:
    if broken := first_broken_seal():
        when = f"{broken.sealed_at:%Y-%m-%d %H:%M:%S}"
        yield f"the chain is broken at seal {broken.pk}, made {when} UTC over {broken.events} events"


def _of_seals_in_log() -> Iterator[str]:
    logged = {str(entry.get("to_transaction")): entry for entry in entries_of_kind("audit.seal")}
    for seal in Seal.objects.order_by("to_transaction").iterator():
        entry = logged.pop(str(seal.to_transaction), None)
        if entry is None:
            yield f"seal {seal.pk} is not in the public log"
        elif any(entry.get(name) != value for name, value in said_of_seal(seal).items()):
            yield f"seal {seal.pk} is not the one that the public log holds"
    if logged:
        first = next(iter(logged))
        yield f"{len(logged)} seals of the public log are gone from the audit, the first up to transaction {first}"
