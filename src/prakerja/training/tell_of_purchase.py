"""What partners are told of a purchase: each by the name under which it knows it, and nothing of whose it is."""

from datetime import datetime

from prakerja.partners.webhooks.kinds import EventKind
from prakerja.partners.webhooks.tell_partners import tell_partners
from prakerja.training.models import Purchase


def tell_both(kind: EventKind, purchase: Purchase, *, now: datetime) -> None:
    """Its platform and its institution hear of it, once."""
    told = {
        purchase.platform_id: _course(purchase) | {"invoice_code": purchase.invoice_code},
        purchase.schedule.course.institution_id: _for_institution(purchase),
    }
    tell_partners(kind, told, subject=_subject(purchase, 0), now=now)


def tell_institution(kind: EventKind, purchase: Purchase, *, now: datetime, nth: int = 0, **facts: int) -> None:
    """Its institution hears of it, once for each `nth`."""
    told: dict[str, str | int] = {**_for_institution(purchase), **facts}
    tell_partners(kind, {purchase.schedule.course.institution_id: told}, subject=_subject(purchase, nth), now=now)


def _for_institution(purchase: Purchase) -> dict[str, str]:
    """A code is its holder's secret until they redeem it there."""
    code = {} if purchase.redeemed_at is None else {"redeem_code": purchase.redeem_code}
    return _course(purchase) | code


def _course(purchase: Purchase) -> dict[str, str]:
    return {"course_code": purchase.schedule.course.code, "schedule_code": purchase.schedule.code}


def _subject(purchase: Purchase, nth: int) -> str:
    return f"{purchase.applicant_id}:{purchase.number}:{nth}"
