"""The first page of the back office: what waits for whom."""

from django.http import HttpResponse
from django.shortcuts import render

from prakerja.accounts.roles import Role
from prakerja.backoffice.access import StaffRequest, staff_page


@staff_page(*Role)
def start(request: StaffRequest) -> HttpResponse:
    return render(request, "backoffice/start.html")
