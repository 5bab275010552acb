"""Two people of finance claim what partners were paid too much, or drop what was claimed wrongly: shown sum by sum."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.payouts.differences.act import NothingToRectify, direction_in
from prakerja.payouts.differences.rules import LEAST_RECTIFIED
from prakerja.payouts.partners.partner_differences import PartnerDifference, partner_differences, to_rectify


def hash_of(rows: Sequence[PartnerDifference]) -> str:
    """Of a line for each: `partner,month,kind,amount`."""
    lines = (f"{one.partner_id},{one.of_month},{one.kind},{one.amount}\n" for one in rows)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _rectifying(subject: str, _asked: Plan, _now: datetime) -> Plan:
    direction, found = direction_in(subject), partner_differences()
    rows = to_rectify(found, direction)
    if not rows:
        raise NothingToRectify
    left = [one for one in found if one.direction is direction and one not in rows]
    of_each: list[JsonValue] = [
        {"partner": one.partner, "of_month": one.of_month.isoformat(), "amount": one.amount, "kind": one.kind}
        for one in rows
    ]
    return {
        "direction": subject,
        "rectified_partners": len({one.partner_id for one in rows}),
        "rectified": sum(one.amount for one in rows),
        "by_partner": of_each,
        "threshold": int(LEAST_RECTIFIED),
        "left_alone": len(left),
        "left_alone_amount": sum(one.amount for one in left),
        "list_sha256": hash_of(rows),
    }


#: What was shown is what is done: once anything differs otherwise, the proposal is void.
RECTIFY_PARTNERS: Final = declare_act(
    "payouts.rectify_partners", permission=Permission.DECIDE_PAYOUTS, foresee=_rectifying, keeps_plan=True
)
