"""How far each pinned witness has vouched for the log, and what it said last. Reads only, in three statements."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.models import Answer, AskedWitness, Checkpoint, Cosignature
from prakerja.publog.read_log import newest_checkpoint
from prakerja.publog.witnesses import pinned_witnesses

#: Two clocks that are kept right differ by less.
_CLOCKS_DIFFER_BY: Final = timedelta(minutes=5)


@dataclass(frozen=True)
class Standing:
    """`size`, `at`: of the newest checkpoint that it cosigned; None: it cosigned none. `behind`: entries since.

    `is_ahead_of_us`: its clock says that it vouched before we had signed. `trouble`: why it did not vouch for the
    newest checkpoint when it was asked, since when, and in its own words; None: it did, or was not asked.
    """

    key: WitnessKey
    size: int | None
    at: datetime | None
    behind: int
    is_ahead_of_us: bool
    trouble: Answer | None
    since: datetime | None
    said: str


def standings() -> list[Standing]:
    """In the order of the setting."""
    keys, newest = pinned_witnesses(), newest_checkpoint()
    size = newest.size if newest else 0
    names = [str(key) for key in keys]
    lines = Cosignature.objects.filter(witness__in=names).order_by("witness", "-size").distinct("witness")
    last = {line.witness: line for line in lines}
    signed = dict(
        Checkpoint.objects.filter(pk__in={line.size for line in last.values()}).values_list("pk", "signed_at")
    )
    asked = {one.witness: one for one in AskedWitness.objects.filter(pk__in=names)}
    return [_standing(key, last.get(str(key)), signed, asked.get(str(key)), size) for key in keys]


def _standing(
    key: WitnessKey,
    line: Cosignature | None,
    signed: dict[int, datetime],
    asked: AskedWitness | None,
    size: int,
) -> Standing:
    in_trouble = asked if asked and asked.answer != Answer.COSIGNED and (not line or line.size < size) else None
    return Standing(
        key=key,
        size=line.size if line else None,
        at=line.cosigned_at if line else None,
        behind=size - line.size if line else size,
        is_ahead_of_us=line is not None and line.cosigned_at < signed[line.size] - _CLOCKS_DIFFER_BY,
        trouble=Answer(in_trouble.answer) if in_trouble else None,
        since=in_trouble.since if in_trouble else None,
        said=in_trouble.said if in_trouble else "",
    )
