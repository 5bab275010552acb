"""Checking a certificate, for anybody: its code is scanned or typed, and the page says what there is to it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.cards.letter_code import spelled
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.pages.methods import form_page
from prakerja.pages.network import network_of
from prakerja.training.check_certificate import check_certificate
from prakerja.web.certificates.number_form import NumberForm
from prakerja.words.accounts import clock_time
from prakerja.words.learning import WITHDRAWN_FOR


@form_page
@login_not_required
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "certificates/ask.html", {"form": NumberForm()})
    form = NumberForm(request.POST)
    if form.is_valid():
        return redirect("certificates:checked", form.cleaned_data["number"].hex)
    return render(request, "certificates/ask.html", {"form": form})


@require_safe
@login_not_required
@never_cache
def checked(request: HttpRequest, secret: str) -> HttpResponse:
    """`secret`: the code, in any spelling."""
    response = _checked(request, secret)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _checked(request: HttpRequest, secret: str) -> HttpResponse:
    try:
        certificate = check_certificate(secret, network=network_of(request), now=read_clock())
    except TriesSpent as spent:
        return render(request, "certificates/unknown.html", {"free_at": clock_time(spent.free_at)}, status=429)
    if certificate is None:
        return render(request, "certificates/unknown.html", status=404)
    reason = WITHDRAWN_FOR[certificate.withdrawn_for] if certificate.withdrawn_for else ""
    context = {"certificate": certificate, "number": spelled(certificate.code), "reason": reason}
    return render(request, "certificates/checked.html", context)
