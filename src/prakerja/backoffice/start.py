"""The first page of the back office: what waits for whom."""

from django.http import HttpResponse
from django.shortcuts import render

from prakerja.accounts.roles import Role
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.draw.models import Custodian
from prakerja.identity.models import Review
from prakerja.waves.models import StepApproval


@staff_page(*Role)
def start(request: StaffRequest) -> HttpResponse:
    return render(request, "backoffice/start.html", _waiting_for(request))


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
