"""The row of a partner, held until the end of the unit of work."""

from uuid import UUID

from prakerja.partners.acts import NoPartner
from prakerja.partners.models import Partner


def lock_partner(partner_id: UUID) -> Partner:
    """Whoever changes the same partner waits. Raises NoPartner."""
    found: Partner | None = Partner.objects.select_for_update(no_key=True).filter(pk=partner_id).first()
    if found is None:
        raise NoPartner
    return found
