"""The table of roles and permissions, made from the very one that every verb asks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.authority.roles import NEVER_TOGETHER, Role
from prakerja.authority.who_may import OF_ROLE
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.words.authority import PERMISSION_NAMES, ROLE_NAMES
from prakerja.words.words import Words


@require_safe
@staff_page(Permission.READ_OFFICE)
def who_may(request: StaffRequest) -> HttpResponse:
    context = {
        "mine": [ROLE_NAMES[role] for role in Role if role in request.roles],
        "rows": _rows(),
        "apart": [(ROLE_NAMES[one], ROLE_NAMES[other]) for one, other in NEVER_TOGETHER],
    }
    return render(request, "backoffice/who_may.html", context)


def _rows() -> list[tuple[Words, list[Words]]]:
    """Each permission that some role has, and which roles have it."""
    given = frozenset[Permission]().union(*OF_ROLE.values())
    return [
        (PERMISSION_NAMES[permission], [ROLE_NAMES[role] for role in Role if permission in OF_ROLE[role]])
        for permission in Permission
        if permission in given
    ]
