"""Recomputes the chain: tells whether any sealed event or seal was changed, removed or slipped in."""

from prakerja.audit.models import Event, Seal
from prakerja.audit.seal_events import GENESIS, chain_hash


def first_broken_seal() -> Seal | None:
    """The first seal that no longer fits its events or its predecessor; None when the whole chain holds."""
    previous = GENESIS
    for seal in Seal.objects.order_by("last_event_id").iterator():
        events = Event.objects.filter(pk__range=(seal.first_event_id, seal.last_event_id)).order_by("pk")
        if seal.previous_hash != previous or chain_hash(previous, events.iterator()) != seal.hash:
            return seal
        previous = seal.hash
    return None
