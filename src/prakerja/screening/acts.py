"""What two people decide about an exclusion list, and whom it would bar or free."""

from dataclasses import fields
from datetime import datetime

from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.screening.count_named import Named
from prakerja.screening.kinds import ListKind, has_family_cards
from prakerja.screening.models import ExclusionList, KnownOnList, ListInForce


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
    return {"list": row.name, **said_of(row), **looks_of(row), **known_of(row)}


def said_of(row: ExclusionList) -> Plan:
    year: Plan = {"year": row.year} if row.year else {}
    return {
        "kind": row.kind,
        **year,
        "source": row.source,
        "legal_basis": row.legal_basis,
        "valid_from": row.valid_from.isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else "",
    }


def looks_of(row: ExclusionList) -> Plan:
    """What the whole file looked like: one odd number is somebody's, many of them are another column."""
    family_cards: Plan = {"family_cards": row.family_cards} if has_family_cards(ListKind(row.kind)) else {}
    return {
        "rows": row.rows,
        "people": row.people,
        "doubled_rows": row.rows - row.people,
        **family_cards,
        **_own_days_of(row),
        "impossible_dates": row.impossible_dates,
        "unknown_regions": row.unknown_regions,
        "fixed_digits": list(row.fixed_digits),
        "sha256": row.sha256,
        **_other_lists_of_its_file(row),
    }


def _other_lists_of_its_file(row: ExclusionList) -> Plan:
    """Somebody may have mistaken its kind or a day: of the lists of one file the right one is to be put in force."""
    others = ExclusionList.objects.filter(sha256=row.sha256).exclude(pk=row.pk).order_by("pk")
    found: list[JsonValue] = [{"list": one.name, "imported_at": one.imported_at.isoformat()} for one in others]
    return {"same_file_as": found} if found else {}


def _own_days_of(row: ExclusionList) -> Plan:
    """Nothing where the list's date is everybody's."""
    if row.first_own_day is None or row.last_own_day is None:
        return {}
    return {
        "own_days": row.own_days,
        "first_own_day": row.first_own_day.isoformat(),
        "last_own_day": row.last_own_day.isoformat(),
    }


def known_of(row: ExclusionList) -> Plan:
    """How many of its people were known, and when: ten million are not counted while somebody waits."""
    known = KnownOnList.objects.get(pk=row.pk)
    return {"counted_at": known.counted_at.isoformat(), **{one.name: getattr(known, one.name) for one in fields(Named)}}


PUT_IN_FORCE = declare_act(
    "screening.put_in_force", permission=Permission.DECIDE_LISTS, foresee=_putting_in_force, recheck=_not_in_force
)
WITHDRAW = declare_act(
    "screening.withdraw", permission=Permission.DECIDE_LISTS, foresee=_withdrawing, recheck=_in_force
)
