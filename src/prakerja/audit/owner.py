"""In whose trail an event stands. Every event has an owner, so that the trail can be spread by it."""

from typing import Final
from uuid import UUID

from prakerja.kit.actor import Actor

#: The house itself: what the system did that concerns nobody in particular.
THE_HOUSE: Final = UUID(int=0)


def owner_of_event(*, applicant_id: UUID | None, by: Actor) -> UUID:
    """The applicant whom it concerns; else the account that acted; else the house."""
    return applicant_id or by.account_id or THE_HOUSE
