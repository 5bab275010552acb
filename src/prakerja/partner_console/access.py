"""Who is shown which page: staff of a partner, and of that partner alone. It only hides: verbs decide once more."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from prakerja.accounts.models import Account
from prakerja.accounts.second_factors import has_second_factor
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor
from prakerja.pages.middleware import HouseRequest
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.require_partner import NotAPartner, PartnerSuspended, membership_of
from prakerja.partners.states import PartnerKind, PartnerRole


class MemberRequest(HouseRequest):
    """What a page of the partners' console gets. Whatever it shows is asked for by `partner`."""

    user: Account
    actor: Actor
    partner: Partner
    #: Templates show no more than they may do.
    is_keeper: bool


type MemberView = Callable[..., HttpResponseBase]


def member_page(
    *, kind: PartnerKind | None = None, for_keepers: bool = False, when_suspended: bool = False
) -> Callable[[MemberView], MemberView]:
    """The page is shown to a partner's staff with a second factor.

    `kind`: to those of such partners alone; the others find nothing. `for_keepers`: to its pengelola alone.
    `when_suspended`: also while the office has stopped the partner.
    """

    def protect(view: MemberView) -> MemberView:
        @wraps(view)
        def guarded(request: MemberRequest, *arguments: object, **values: object) -> HttpResponseBase:
            if not request.user.is_of_partner:
                raise PermissionDenied
            if not has_second_factor(request.user.pk):
                return redirect("accounts:set_up")
            member = _let_in(request)
            if kind is not None and member.partner.kind != kind:
                raise Http404
            if member.partner.suspended_at is not None and not when_suspended:
                return _suspended(request)
            if for_keepers and not request.is_keeper:
                return _for_keepers(request)
            return _shown(request, lambda: view(request, *arguments, **values))

        return guarded

    return protect


def _shown(request: MemberRequest, show: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What the page's verb refuses of who asks, it refuses as the page itself: both may have changed since."""
    try:
        return show()
    except PermissionMissing:
        return _for_keepers(request)
    except PartnerSuspended:
        return _suspended(request)
    except NotAPartner:
        raise PermissionDenied from None


def _let_in(request: MemberRequest) -> PartnerMember:
    member = membership_of(request.user.pk)
    if member is None:
        raise PermissionDenied
    request.partner, request.is_keeper = member.partner, member.role == PartnerRole.KEEPER
    request.actor = Actor.partner_staff(request.user.pk, member.partner.client_code)
    return member


def _suspended(request: MemberRequest) -> HttpResponse:
    context = {"since": request.partner.suspended_at}
    return render(request, "partner_console/suspended.html", context, status=HTTPStatus.FORBIDDEN)


def _for_keepers(request: MemberRequest) -> HttpResponse:
    notice(SecurityKind.PERMISSION_REFUSED, about=request.user.pk, what=Permission.KEEP_PARTNER.value)
    return render(request, "partner_console/for_keepers.html", status=HTTPStatus.FORBIDDEN)
