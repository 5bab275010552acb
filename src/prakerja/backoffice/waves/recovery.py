"""Planning a recovery wave from the seats of a year that came back for good: filled in with as many as there are."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.waves.plan_form import PlanForm
from prakerja.cards.give_seats_again import counted_seats
from prakerja.waves.models import Wave

#: For everybody in the whole country; the officer spreads them otherwise before saving.
_SEATS: Final = "pass,area,group,seats,carry\n1,ID,*,{seats},0\n"


@require_safe
@staff_page(Permission.PLAN_WAVES)
def plan_recovery(request: StaffRequest, year: int) -> HttpResponse:
    """What is sent from here goes where every plan goes, and is refused there by the same rules."""
    seats = counted_seats(year)
    if not seats:
        raise Http404
    last = Wave.objects.order_by("-number").values_list("number", "scheme").first() or (0, "")
    initial = {
        "number": last[0] + 1,
        "scheme": last[1],
        "is_recovery": True,
        "seats": _SEATS.format(seats=seats),
    }
    context = {"form": PlanForm(initial=initial), "recovery": {"year": year, "seats": seats}, "wave": None}
    return render(request, "backoffice/wave_plan.html", context)
