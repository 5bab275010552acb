"""What programs read that check a badge: the keys, who issues, and whether one was withdrawn."""

from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.pages.network import network_of
from prakerja.publog.submit_entry import one_line
from prakerja.training.certificates.badge_keys import declared_badge_keys
from prakerja.training.certificates.credential import Document, issuer_profile, revocation_list
from prakerja.training.check_certificate import check_certificate

_UNKNOWN: Final = 404
_TOO_MANY: Final = 429


@require_safe
@login_not_required
def keys(_request: HttpRequest) -> HttpResponse:
    """A JWK set (RFC 7517) of all keys that ever signed a badge: each stands in the public log as well."""
    return _answer({"keys": [{**key, "alg": "EdDSA", "use": "sig"} for key in declared_badge_keys()]})


@require_safe
@login_not_required
def issuer(_request: HttpRequest) -> HttpResponse:
    return _answer(issuer_profile(settings.BASE_URL))


@require_safe
@login_not_required
@never_cache
def status(request: HttpRequest, secret: str) -> HttpResponse:
    """`secret`: the code of the certificate. It says what its page does, and of no other."""
    try:
        found = check_certificate(secret, network=network_of(request), now=read_clock())
    except TriesSpent:
        return _answer({}, status=_TOO_MANY)
    if found is None:
        return _answer({}, status=_UNKNOWN)
    page = f"{settings.BASE_URL}{reverse('certificates:checked', args=[found.code.hex])}".rstrip("/")
    reason = found.withdrawn_for.value if found.withdrawn_for else ""
    return _answer(revocation_list(page, base_url=settings.BASE_URL, withdrawn_at=found.withdrawn_at, reason=reason))


def _answer(said: Document, *, status: int = 200) -> HttpResponse:
    headers = {"X-Robots-Tag": "noindex, nofollow"}
    return HttpResponse(f"{one_line(said)}\n", content_type="application/json", status=status, headers=headers)
