"""What the partners ask of the background."""

from uuid import UUID

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane


@job()
def forget_old_calls() -> None:
    """Calls of more than ninety days ago are gone, and codes and tokens that were over yesterday."""


@job()
def forget_nonces() -> None:
    """Nonces of calls that nobody can repeat any more are gone."""


@job(lane=Lane.WEBHOOKS, lock="webhook {partner_id}")
def deliver_events(*, partner_id: UUID) -> None:
    """What waits for this partner is delivered, for a while; whoever is slow is told from other places."""


@job(lane=Lane.SLOW_WEBHOOKS, lock="webhook {partner_id}")
def deliver_events_patiently(*, partner_id: UUID) -> None:
    """The same, for a partner who hung, failed or rested lately: with more time, and in nobody's way."""


@job()
def forget_old_events() -> None:
    """Events and deliveries of more than thirty days ago are gone."""
