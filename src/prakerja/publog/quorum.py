"""When entries of the log were vouched for. Times of cosignatures are the only clock, ours is not: nobody trusts it.

A checkpoint over N entries covers those with numbers below N; a witness vouches for an entry from the first checkpoint
on that covers it and bears the witness's line.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.publog.models import Entry


@dataclass(frozen=True)
class Vouched:
    """`witness`: its key, as name+8 hex digits+base64. `size`: of the checkpoint. `at`: as the witness says."""

    witness: str
    size: int
    at: datetime


@dataclass(frozen=True)
class Quorum:
    """So many of these witnesses must vouch, each named by its key as statements name it."""

    witnesses: Sequence[str]
    count: int

    def reached(self, vouched: Collection[Vouched], *, after: datetime | None = None) -> datetime | None:
        """When the last one that was needed vouched; None: too few did. Who did so before `after` counts for nothing:
        what such a one saw was there too early.
        """
        times = sorted(one.at for one in vouched if one.witness in self.witnesses and (not after or one.at >= after))
        return times[self.count - 1] if len(times) >= self.count else None


def vouched_for(indexes: Collection[int], *, by: Collection[str]) -> dict[int, list[Vouched]]:
    """Of each entry, who vouched for it, the earliest first; in one statement. `by`: keys of the witnesses asked."""
    found: dict[int, list[Vouched]] = {index: [] for index in indexes}
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "first_cosigned"), {"indexes": sorted(found), "witnesses": sorted(set(by))})
        for index, witness, size, at in cursor.fetchall():
            found[index].append(Vouched(witness, size, at))
    return found


def places_of(once_keys: Collection[str]) -> dict[str, int]:
    """The numbers of entries by what they were handed in as, `kind:once`; what waits for its place is not in it."""
    named = Entry.objects.filter(submission__once_key__in=once_keys)
    return dict(named.values_list("submission__once_key", "index"))
