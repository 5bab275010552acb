"""Who has cosigned what: whoever is silent or refuses is called before a draw's time is over."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.pages.log_witnesses import witnesses_shown


@require_safe
@staff_page(Permission.READ_OFFICE)
def witnesses(request: StaffRequest) -> HttpResponse:
    return render(request, "backoffice/log_witnesses_page.html", witnesses_shown())
