"""Whom the sandbox plays on its pages: one platform, one institution, and what the one sells of the other."""

import json
from pathlib import Path

from django.conf import settings

from prakerja.kit.clock import read_clock, wib_day
from prakerja.partners.models import Partner, PartnerKey
from prakerja.simulation.demo_partners import OF_SANDBOX, platforms
from prakerja.simulation.demo_sign_in import SCOPES, led_back_signed_in, signs_in_at
from prakerja.simulation.demo_webhooks import webhook_secrets
from prakerja.training.models import Offer, Schedule


def write_partners(file: Path) -> None:
    """The sandbox reads the file at each use. It holds two keys of the demo, which sign nothing elsewhere."""
    platform = Partner.objects.get(client_code=platforms()[0].client_code)
    institution = Partner.objects.get(client_code=OF_SANDBOX)
    told = {
        "base_url": settings.BASE_URL,
        "platform": _of(platform),
        "institution": _of(institution),
        "on_sale": _on_sale(platform, institution),
        "webhook_secrets": webhook_secrets(read_clock()),
        "sign_in": {
            "redirect_uri": led_back_signed_in(),
            "login_uri": signs_in_at(),
            "scope": " ".join(SCOPES),
        },
    }
    file.touch(mode=0o600)
    file.write_text(json.dumps(told, ensure_ascii=False))


def _of(partner: Partner) -> dict[str, str]:
    key = PartnerKey.objects.filter(partner=partner).latest("number")
    return {"client_code": partner.client_code, "sign_key": key.sign_key, "name": partner.name}


def _on_sale(platform: Partner, institution: Partner) -> list[dict[str, str | int]]:
    sold = Offer.objects.filter(platform=platform, course__institution=institution).values("course")
    schedules = Schedule.objects.filter(course__in=sold, cancelled_at=None).select_related("course")
    return [
        {
            "course_code": one.course.code,
            "schedule_code": one.code,
            "title": one.course.title,
            "institution": institution.name,
            "price": one.course.price,
            "meetings": one.meetings,
            "days": f"{wib_day(one.starts_at):%d-%m-%Y} – {wib_day(one.ends_at):%d-%m-%Y}",
        }
        for one in schedules.order_by("course__title", "starts_at")
    ]
