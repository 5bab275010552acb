"""Who of the staff may open which page."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from prakerja.accounts.models import Account, StaffRole
from prakerja.accounts.roles import Role
from prakerja.accounts.second_factors import has_second_factor
from prakerja.kit.actor import Actor, StaffId
from prakerja.pages.middleware import HouseRequest


class StaffRequest(HouseRequest):
    """What a page of the back office gets."""

    user: Account
    actor: Actor
    staff_id: StaffId
    roles: frozenset[str]


type StaffView = Callable[..., HttpResponse]


def staff_page(*allowed: Role) -> Callable[[StaffView], StaffView]:
    """The page opens for staff who hold one of the roles (an auditor may read every page) and use a second factor."""

    def protect(view: StaffView) -> StaffView:
        @wraps(view)
        def guarded(request: StaffRequest, *arguments: object, **values: object) -> HttpResponse:
            if not request.user.is_staff:
                raise PermissionDenied
            if not has_second_factor(request.user.pk):
                return redirect("mfa_activate_totp")
            request.roles = frozenset(StaffRole.objects.filter(account=request.user).values_list("role", flat=True))
            request.staff_id = StaffId(request.user.pk)
            if not request.roles & _may_open(allowed, request.method or ""):
                raise PermissionDenied
            return view(request, *arguments, **values)

        return guarded

    return protect


def _may_open(allowed: tuple[Role, ...], method: str) -> set[str]:
    readers = {Role.AUDITOR.value} if method in ("GET", "HEAD") else set()
    return {role.value for role in allowed} | readers
