"""The money of a purchase while it waits for its proof: by whose part it is, and by which proof it is earned."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.models import OpenHold
from prakerja.ledger.posting import posting_id
from prakerja.schemes.training import Evidence, Milestone
from prakerja.training.models import Purchase
from prakerja.training.states import Part

HOLD: Final = "training.hold"
#: A hold is closed with its whole amount, so that each milestone has its own.
type Share = tuple[Part, Evidence]


def hold_id(applicant_id: UUID, number: int, part: Part, evidence: Evidence = Evidence.CERTIFICATE) -> UUID:
    """Under which that share of a purchase is held, and by which it is paid or given back."""
    earlier = () if evidence is Evidence.CERTIFICATE else (evidence.value,)
    return posting_id(HOLD, applicant_id, number, part.value, *earlier)


def parts_of(purchase: Purchase) -> dict[Part, Rupiah]:
    """What is held of it. A part of nothing is not: a platform may sell for no commission."""
    parts = {
        Part.COMMISSION: Rupiah(purchase.commission),
        Part.INSTITUTION: Rupiah(purchase.price - purchase.commission),
    }
    return {part: amount for part, amount in parts.items() if amount}


def shares_of(parts: dict[Part, Rupiah], milestones: Iterable[Milestone]) -> dict[Share, Rupiah]:
    """What each proof earns of each part; what does not divide is earned by the certificate."""
    shares: dict[Share, Rupiah] = {}
    for part, whole in parts.items():
        left = whole
        for one in milestones:
            is_last = one.evidence is Evidence.CERTIFICATE
            amount = left if is_last else Rupiah(int(whole) * one.percent // 100)
            left = left - amount
            if amount:
                shares[part, one.evidence] = amount
    return shares


def open_holds(purchase: Purchase) -> list[OpenHold]:
    """What waits of it, by whatever milestones it was held."""
    named = [hold_id(purchase.applicant_id, purchase.number, part, evidence) for part in Part for evidence in Evidence]
    return list(OpenHold.objects.filter(owner_id=purchase.applicant_id, posting_id__in=named).order_by("posting_id"))


def number_of_line(part: Part, evidence: Evidence) -> int:
    """Of what that share earns among the lines of its purchase, from 1: the same share has the same line."""
    return 1 + list(Evidence).index(evidence) * len(Part) + list(Part).index(part)


def milestone_for(evidence: Evidence, milestones: Sequence[Milestone]) -> Milestone | None:
    return next((one for one in milestones if one.evidence is evidence), None)
