"""What the partner signs its calls with: which are valid, another one, and an end to one."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.shown import require_as_shown, shows
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partners.end_own_key import end_own_key
from prakerja.partners.end_sign_key import NoSignKey
from prakerja.partners.models import PartnerKey
from prakerja.partners.renew_own_key import renew_own_key
from prakerja.partners.rules import OLD_KEY_LASTS

_SHOWN: Final = 20


@require_safe
@member_page()
def keys(request: MemberRequest) -> HttpResponse:
    now = read_clock()
    shown = [(one, _is_valid(one), (now - one.valid_from).days) for one in _keys_of(request)[:_SHOWN]]
    return render(request, "partner_console/keys.html", {"keys": shown})


@form_page
@member_page(for_keepers=True)
@never_cache
@recently_confirmed()
def new_key(request: MemberRequest) -> HttpResponse:
    """The key is shown in the answer alone: nobody can read it again."""
    if request.method != "POST":
        valid = [one for one in _keys_of(request) if _is_valid(one)]
        context = {"newest": valid[0] if valid else None, "ending": valid[1:], "days": OLD_KEY_LASTS.days}
        return render(request, "partner_console/new_key.html", context)
    with unit_of_work(by=request.actor) as work:
        key = renew_own_key(by=work.actor, now=work.now)
    return render(request, "partner_console/key_made.html", {"key": key, "days": OLD_KEY_LASTS.days})


@form_page
@member_page(for_keepers=True)
def end_key(request: MemberRequest, number: int) -> HttpResponse:
    valid = [one.number for one in _keys_of(request) if _is_valid(one)]
    if number not in valid:
        raise Http404
    if request.method != "POST":
        shows(request, number, len(valid))
        context = {"number": number, "is_last": len(valid) == 1}
        return render(request, "partner_console/end_key.html", context)
    try:
        with unit_of_work(by=request.actor) as work:
            end_own_key(number=number, by=work.actor, now=work.now)
            require_as_shown(request, number, len(valid))
    except NoSignKey:
        messages.warning(request, _("Kunci itu tidak ada, atau sudah tidak berlaku."))
    else:
        messages.success(request, _("Kunci tidak berlaku lagi."))
    return redirect("partner_console:keys")


def _keys_of(request: MemberRequest) -> list[PartnerKey]:
    """The newest first; what is sealed is not even read."""
    rows = PartnerKey.objects.filter(partner=request.partner)
    return list(rows.defer("sealed_sign_key").order_by("-number"))


def _is_valid(key: PartnerKey) -> bool:
    return key.valid_until is None or key.valid_until > read_clock()
