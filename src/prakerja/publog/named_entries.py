"""Entries by what they speak of: number and line. Reads only."""

from prakerja.publog.models import Entry


def newest_of_kind(kind: str, *, limit: int) -> list[tuple[int, str]]:
    """Number and line of entries that have their place, the newest first."""
    ours = Entry.objects.filter(submission__once_key__startswith=f"{kind}:").order_by("-index")
    return list(ours.values_list("index", "submission__line")[:limit])
