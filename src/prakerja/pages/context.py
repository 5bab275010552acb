"""What every page's template may use."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from prakerja.kit.clock import read_clock

#: A warning with less than two minutes to answer fails people who read slowly (WCAG 2.2.1).
_WARNING_S = 120


def every_page(request: HttpRequest) -> dict[str, object]:
    """The sandbox's address (demo only), whom to call, and when the session ends."""
    lifetime: int = request.session.get_expiry_age() if hasattr(request, "session") else settings.SESSION_COOKIE_AGE
    return {
        "sandbox_url": settings.SANDBOX_URL,
        "hotline": settings.HOTLINE,
        "session_ends_at": read_clock() + timedelta(seconds=lifetime),
        "session_warns_after": max(0, lifetime - _WARNING_S),
    }
