"""Which pages of the office somebody is shown. It only hides: what may be done, the verb decides when it is done."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prakerja.accounts.models import Account
from prakerja.accounts.second_factors import has_second_factor
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import PermissionMissing, permissions_of_staff, roles_of
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor, StaffId
from prakerja.pages.middleware import HouseRequest
from prakerja.words.authority import PERMISSION_NAMES


class StaffRequest(HouseRequest):
    """What a page of the back office gets."""

    user: Account
    actor: Actor
    staff_id: StaffId
    #: What this person is, and so may do, as the page is made; templates show no more than that.
    roles: frozenset[Role]
    may: frozenset[Permission]


type StaffView = Callable[..., HttpResponse]


def staff_page(read: Permission, do: Permission | None = None) -> Callable[[StaffView], StaffView]:
    """The page is shown to staff with a second factor who may read it, its form to those who may do what it is for.

    Without `do` whoever reads may send, too.
    """

    def protect(view: StaffView) -> StaffView:
        @wraps(view)
        def guarded(request: StaffRequest, *arguments: object, **values: object) -> HttpResponse:
            if not request.user.is_staff:
                raise PermissionDenied
            if not has_second_factor(request.user.pk):
                return redirect("accounts:set_up")
            request.staff_id = StaffId(request.user.pk)
            request.roles = roles_of(request.staff_id)
            request.may = permissions_of_staff(request.roles)
            wanted = (do or read) if request.method == "POST" else read
            if wanted not in request.may:
                return _not_allowed(request, wanted)
            try:
                return view(request, *arguments, **values)
            except PermissionMissing as missing:
                return _not_allowed(request, missing.permission)

        return guarded

    return protect


def _not_allowed(request: StaffRequest, permission: Permission) -> HttpResponse:
    notice(SecurityKind.PERMISSION_REFUSED, about=request.user.pk, what=permission.value)
    context = {"permission": PERMISSION_NAMES[permission]}
    return render(request, "backoffice/not_allowed.html", context, status=403)
