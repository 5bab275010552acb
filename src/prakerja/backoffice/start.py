"""The first page of the back office: who is signed in, and what waits for them."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from prakerja.accounts.roles import Role
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.draw.models import Custodian
from prakerja.identity.models import Review
from prakerja.waves.models import StepApproval
from prakerja.words.words import Words

_ROLE_NAMES: Final[dict[Role, Words]] = {
    Role.OFFICER: gettext_lazy("petugas"),
    Role.REVIEWER: gettext_lazy("peninjau identitas"),
    Role.CUSTODIAN: gettext_lazy("pemegang rahasia"),
    Role.AUDITOR: gettext_lazy("pemeriksa"),
}


@staff_page(*Role)
def start(request: StaffRequest) -> HttpResponse:
    roles = [name for role, name in _ROLE_NAMES.items() if role in request.roles]
    return render(request, "backoffice/start.html", {"roles": roles, **_waiting_for(request)})


def _waiting_for(request: StaffRequest) -> dict[str, int]:
    """Counts of what this person can do now, for the roles that they hold."""
    waiting: dict[str, int] = {}
    if Role.OFFICER in request.roles:
        waiting["proposals"] = StepApproval.objects.unconfirmed().exclude(proposed_by=request.staff_id).count()
    if Role.CUSTODIAN in request.roles:
        mine = Custodian.objects.filter(account_id=request.staff_id, draw__drawn_at=None)
        waiting["secrets"] = mine.yet_to_reveal().count()
    if Role.REVIEWER in request.roles:
        waiting["reviews"] = Review.objects.waiting().count()
    return waiting
