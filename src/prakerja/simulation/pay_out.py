"""Payments leave and are asked for as by the worker, without one: for a measurement whose workers are killed."""

from uuid import UUID

from prakerja.kit.actor import Actor
from prakerja.payouts.sending.send_job import AT_ONCE, ask_stretch, send_stretch


def send_some(batch_id: UUID, *, by: Actor, at_once: int = AT_ONCE) -> int:
    """The next of the batch, as many as the worker takes at once or as are said; returns how many."""
    return send_stretch(batch_id, by=by, at_once=at_once)


def ask_some(*, by: Actor) -> int:
    """What is next to be asked for; returns how many it was."""
    return ask_stretch(by=by)
