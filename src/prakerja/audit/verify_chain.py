"""Recomputes the chain: tells whether any sealed event or seal was changed, removed or slipped in."""

from prakerja.audit.models import Seal
from prakerja.audit.seal_events import GENESIS, chain_hash, events_of_transactions


def first_broken_seal() -> Seal | None:
    """The first seal that no longer fits its events or its predecessor; None when the whole chain holds."""
    previous, begin = GENESIS, 0
    for seal in Seal.objects.order_by("to_transaction").iterator():
        if seal.previous_hash != previous or seal.from_transaction != begin or _recomputed(seal) != seal.hash:
            return seal
        previous, begin = seal.hash, seal.to_transaction
    return None


def _recomputed(seal: Seal) -> str:
    events = events_of_transactions(seal.from_transaction, seal.to_transaction)
    return chain_hash(seal.previous_hash, seal.from_transaction, seal.to_transaction, events.iterator())
