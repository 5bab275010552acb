"""To whom the reveals of an attempt were handed, and which handing has lost its job. Reads only, but for that job."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from prakerja.draw import jobs
from prakerja.draw.handing.models import Handing
from prakerja.draw.handing.states import HandingState
from prakerja.draw.models import Statement
from prakerja.kit.queue import keys_without_job, put_many_on_queue


def handings_of(statement: Statement) -> Mapping[int, Sequence[Handing]]:
    """By the position of the custodian, in the order of the statement's witnesses."""
    found: defaultdict[int, list[Handing]] = defaultdict(list)
    for one in Handing.objects.filter(reveal__statement=statement).select_related("reveal").order_by("pk"):
        found[one.reveal.position].append(one)
    return found


def hand_lost_reveals(_now: datetime) -> int:
    """Every reveal that waits for a witness has a job again; returns how many had none."""
    waiting = dict(Handing.objects.filter(state=HandingState.WAITING).values_list("pk", "witness"))
    lost = sorted(map(int, keys_without_job([jobs.hand_reveal], "handing", map(str, waiting))))
    put_many_on_queue(jobs.hand_reveal, [{"handing": pk, "witness": waiting[pk]} for pk in lost])
    return len(lost)
