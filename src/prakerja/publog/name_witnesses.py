"""The log itself says which witnesses it shows, and since when: whose line is taken is no secret choice."""

from datetime import datetime
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.publog.models import Submission
from prakerja.publog.submit_entry import submit_entry
from prakerja.publog.witnesses import pinned_witnesses, witness_addresses

WITNESS_ENTRY: Final = "witness.key"


def name_witnesses(*, by: Actor, now: datetime) -> int:
    """How many pinned witnesses the log names from now on, that it did not before. Twice is once."""
    require(Permission.KEEP_COSIGNATURES, by=by)
    keys, addresses = {str(key): key for key in pinned_witnesses()}, witness_addresses()
    named = {f"{WITNESS_ENTRY}:{key.public_key.hex()}": text for text, key in keys.items()}
    known = set(Submission.objects.filter(once_key__in=named).values_list("once_key", flat=True))
    new = [text for once, text in named.items() if once not in known]
    for text in new:
        name = keys[text].name
        shown_at = f"{addresses[text].rstrip('/')}/key" if text in addresses else name
        facts = {"key": text, "organisation": name.partition("/")[0], "published_at": shown_at}
        submit_entry(WITNESS_ENTRY, once=keys[text].public_key.hex(), facts=facts, at=now)
    return len(new)
