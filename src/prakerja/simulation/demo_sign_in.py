"""The demo's first platform, which the sandbox plays, signs people in by their accounts here."""

from datetime import datetime
from typing import Final

from django.conf import settings

from prakerja.partners.models import Partner, SignInAddress, SignInClient
from prakerja.partners.sso.rules import Scope
from prakerja.partners.states import AddressUse
from prakerja.simulation.demo_partners import platforms

#: What a shop needs to know a customer and to ask for their money; it has no use for a phone number.
SCOPES: Final = (Scope.NAME, Scope.EMAIL, Scope.CARD)


def put_sign_in(now: datetime) -> None:
    """As if two officers had decided it; what they decide later stands. The sandbox may be elsewhere than before."""
    platform = Partner.objects.get(client_code=platforms()[0].client_code)
    SignInClient.objects.bulk_create(
        [SignInClient(partner_id=platform.pk, scopes=list(SCOPES), registered_at=now)], ignore_conflicts=True
    )
    known = ((AddressUse.REDIRECT, led_back_signed_in()), (AddressUse.LOGIN, signs_in_at()))
    SignInAddress.objects.bulk_create(
        [SignInAddress(partner_id=platform.pk, use=use, address=address) for use, address in known],
        ignore_conflicts=True,
    )


def led_back_signed_in() -> str:
    """Where the sandbox's platform takes a code."""
    return f"{settings.SANDBOX_URL}/platform/signed-in"


def signs_in_at() -> str:
    """The platform's own page for signing in."""
    return f"{settings.SANDBOX_URL}/platform/sign-in"
