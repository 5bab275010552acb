"""What two people decide about an exclusion list, and whom it would bar or free."""

from datetime import datetime

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.screening.count_named import count_named
from prakerja.screening.models import ExclusionList, ListInForce


class AlreadyInForce(Refused):
    """The list bars already."""


class NotInForce(Refused):
    """The list bars nobody, so there is nothing to withdraw."""


def _not_in_force(subject: str, _asked: Plan, _now: datetime) -> None:
    if ListInForce.objects.filter(pk=int(subject)).exists():
        raise AlreadyInForce


def _in_force(subject: str, _asked: Plan, _now: datetime) -> None:
    if not ListInForce.objects.filter(pk=int(subject)).exists():
        raise NotInForce


def _putting_in_force(subject: str, asked: Plan, now: datetime) -> Plan:
    _not_in_force(subject, asked, now)
    return _whom_it_names(subject)


def _withdrawing(subject: str, asked: Plan, now: datetime) -> Plan:
    _in_force(subject, asked, now)
    return _whom_it_names(subject)


def _whom_it_names(subject: str) -> Plan:
    row = ExclusionList.objects.get(pk=int(subject))
    return {
        "list": row.name,
        "kind": row.kind,
        "valid_from": row.valid_from.isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else "",
        "people": row.people,
        **vars(count_named(row.pk)),
    }


# Ten million people are counted once, for the proposal, and not while a second person waits and all others with them.
PUT_IN_FORCE = declare_act(
    "screening.put_in_force", permission=Permission.DECIDE_LISTS, foresee=_putting_in_force, recheck=_not_in_force
)
WITHDRAW = declare_act(
    "screening.withdraw", permission=Permission.DECIDE_LISTS, foresee=_withdrawing, recheck=_in_force
)
