"""Who stands behind a partner: read from whom each partner says that it is owned by."""

from collections import defaultdict
from collections.abc import Callable

from prakerja.kit.prepared import fetch_all_prepared
from prakerja.kit.sql import sql_file
from prakerja.partners.models import Partner
from prakerja.partners.rules import are_affiliated, numbers_behind


def is_affiliated(one: Partner, other: Partner) -> bool:
    """Whether one would sell what is its own, or its owner's."""
    return affiliated_with(one)(other)


def affiliated_with(one: Partner) -> Callable[[Partner], bool]:
    """The same of many others. Two hundred partners are read whole, in one statement."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for number, owner in fetch_all_prepared(sql_file(__file__, "owners"), {}):
        owners[number].add(owner)
    behind = numbers_behind(one.business_number, owners)
    return lambda other: are_affiliated(behind, numbers_behind(other.business_number, owners))
