"""The first page after signing in: how far one is, and what comes next."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from prakerja.web.middleware import ApplicantRequest


def dashboard(request: ApplicantRequest) -> HttpResponse:
    if request.user.is_staff:
        return redirect("backoffice:start")
    return render(request, "dashboard.html")
