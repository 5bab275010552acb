"""What two people decide about a NIK that one account holds and another claims, and what it would do to both."""

from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.reviewers_cases import holder_against
from prakerja.kit.digests import every_form
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import masked
from prakerja.screening.models import Recipient
from prakerja.waves.models import Joiner

_BETWEEN: Final = ":"


class NothingToHandOver(Refused):
    """The claim is decided, or nobody holds the NIK any more."""


def subject_of_claim(review_id: ReviewId) -> str:
    return _BETWEEN.join(map(str, review_id))


def review_id_in(subject: str) -> ReviewId:
    """Raises NothingToHandOver for what is no claim's subject."""
    applicant_id, _, number = subject.partition(_BETWEEN)
    try:
        return UUID(applicant_id), int(number)
    except ValueError:
        raise NothingToHandOver from None


def _handing_over(subject: str, _asked: Plan, _now: datetime) -> Plan:
    claim = Review.objects.waiting().filter(pk=review_id_in(subject), is_claim=True).first()
    holder = holder_against(claim) if claim else None
    if claim is None or holder is None:
        raise NothingToHandOver
    return {
        **_side("claimant", claim.identity),
        **_side("holder", holder),
        "nik": masked(claim.identity.nik),
        "holder_state": holder.state,
        "holder_waves": _waves_joined(holder),
        "received_waves": _waves_received(holder),
    }


def _side(name: str, identity: Identity) -> Plan:
    """Who it is, and how many photos there were to compare: with another one it is another picture."""
    photos = Photo.objects.filter(applicant_id=identity.pk).count()
    return {name: str(identity.pk), f"{name}_photos": photos}


def _waves_joined(holder: Identity) -> list[JsonValue]:
    return list(
        Joiner.objects.filter(applicant_id=holder.pk).order_by("wave__number").values_list("wave__number", flat=True)
    )


def _waves_received(holder: Identity) -> list[JsonValue]:
    """The waves that gave this NIK a seat."""
    awards = Recipient.objects.filter(nik_digest__in=every_form(holder.nik_digest))
    return list(awards.order_by("wave__number").values_list("wave__number", flat=True))


HAND_OVER_NIK = declare_act(
    "journey.hand_over_nik", permission=Permission.REVIEW_IDENTITIES, foresee=_handing_over, keeps_plan=True
)
