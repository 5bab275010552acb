"""What every page's template may use."""

from django.conf import settings
from django.http import HttpRequest

from prakerja.accounts.session_store import SessionStore
from prakerja.kit.clock import read_clock
from prakerja.pages.phone_link import phone_link

#: A warning with less than two minutes to answer fails people who read slowly (WCAG 2.2.1).
_WARNING_S = 120


def every_page(request: HttpRequest) -> dict[str, object]:
    """The sandbox's address (demo only), whom to call and, for somebody signed in, when the session ends."""
    context: dict[str, object] = {**for_everybody(), "is_public": False}
    session, user = getattr(request, "session", None), getattr(request, "user", None)
    if isinstance(session, SessionStore) and user is not None and user.is_authenticated:
        now = read_clock()
        ends_at = session.ends_at(now)
        left_s = int((ends_at - now).total_seconds())
        context |= {"session_ends_at": ends_at, "session_warns_after": max(0, left_s - _WARNING_S)}
    return context


def for_everybody() -> dict[str, object]:
    """What does not depend on who asks."""
    return {
        "base_url": settings.BASE_URL,
        "sandbox_url": settings.SANDBOX_URL,
        "hotline": phone_link(settings.HOTLINE),
        "dukcapil_hotline": phone_link(settings.DUKCAPIL_HOTLINE),
        "dukcapil_whatsapp": phone_link(settings.DUKCAPIL_WHATSAPP),
    }
