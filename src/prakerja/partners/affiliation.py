"""Who stands behind a partner: read from whom each partner says that it is owned by."""

from collections import defaultdict

from prakerja.partners.models import Partner, PartnerOwner
from prakerja.partners.rules import are_affiliated, numbers_behind


def is_affiliated(one: Partner, other: Partner) -> bool:
    """Whether one would sell what is its own, or its owner's. Two hundred partners are read whole, in one statement."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for number, owner in PartnerOwner.objects.values_list("partner__business_number", "business_number"):
        owners[number].add(owner)
    return are_affiliated(numbers_behind(one.business_number, owners), numbers_behind(other.business_number, owners))
