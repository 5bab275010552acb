"""By a redeem code an institution finds what was bought of its own courses, and nothing else."""

from uuid import UUID

from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.training.models import Purchase, RedeemCodeHolder


class NoSuchCode(Refused):
    """No training of this institution was bought with such a code: it is nobody's, or another institution's."""


def spelled_code(typed: str) -> str:
    """As codes are made: participants copy them with spaces around and in small letters."""
    return typed.strip().upper()


def every_digest_of_code(code: str) -> list[UUID]:
    """As what it may be found now."""
    return every_digest(spelled_code(code), purpose=Purpose.REDEEM_CODE)


def lock_purchase_of_code(code: str, *, institution_id: UUID) -> Purchase:
    """The purchase, held until the end of the unit of work. Raises NoSuchCode."""
    found = purchase_of_code(code, institution_id=institution_id)
    return Purchase.objects.lock_by_key((found.applicant_id, found.number))


def purchase_of_code(code: str, *, institution_id: UUID) -> Purchase:
    """As it is now. Raises NoSuchCode."""
    digests = every_digest_of_code(code)
    holders = RedeemCodeHolder.objects.filter(digest__in=digests).values("holder_id")
    bought = Purchase.objects.filter(applicant_id__in=holders, redeem_digest__in=digests)
    found: Purchase | None = bought.filter(schedule__course__institution_id=institution_id).first()
    if found is None:
        raise NoSuchCode
    return found
