"""A custodian's page: bind oneself to a secret, keep it, and give it away when everybody is bound."""

from collections.abc import Callable
from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.draw.commit_secret import (
    CommittedAlready,
    NotACommitment,
    NotACustodian,
    SecretOfAnother,
    commit_secret,
)
from prakerja.draw.engine.seed import RevealRefused, commitment_of, new_reveal
from prakerja.draw.models import Custodian
from prakerja.draw.reveal_secret import NotAllCommitted, NotTheSecret, reveal_secret
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.waves.models import Wave
from prakerja.words.words import Words

_REFUSED: Final[dict[type[Refused], Words]] = {
    NotACustodian: gettext_lazy("Anda bukan pemegang rahasia undian ini"),
    NotACommitment: gettext_lazy("Komitmen terdiri dari 64 angka heksadesimal (0–9, a–f)"),
    CommittedAlready: gettext_lazy("Anda sudah mengikat diri pada rahasia lain, dan itu tidak dapat diganti"),
    SecretOfAnother: gettext_lazy("Pemegang lain memakai rahasia yang sama. Buat rahasia yang baru"),
    NotAllCommitted: gettext_lazy("Belum semua pemegang mengikat diri. Simpan dulu rahasia Anda"),
    RevealRefused: gettext_lazy("Rahasia terdiri dari 64 angka heksadesimal (0–9, a–f)"),
    NotTheSecret: gettext_lazy("Ini bukan rahasia yang Anda ikat. Tempel persis seperti yang Anda simpan"),
}


class CommitForm(forms.Form):
    """The hash alone; the secret itself is not handed in yet."""

    commitment = forms.CharField(
        label=gettext_lazy("Komitmen (SHA-256 rahasia Anda)"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Tempel komitmen Anda")},
    )


class RevealForm(forms.Form):
    """The secret, as it was kept."""

    secret = forms.CharField(
        label=gettext_lazy("Rahasia Anda"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Tempel rahasia yang Anda simpan")},
    )


@require_safe
@staff_page(Permission.READ_SECRETS, Permission.HOLD_SECRETS)
def secret(request: StaffRequest, number: int) -> HttpResponse:
    return _page(request, _wave(number))


@require_POST
@staff_page(Permission.READ_SECRETS, Permission.HOLD_SECRETS)
def make(request: StaffRequest, number: int) -> HttpResponse:
    """Shows a fresh secret once. Nothing is kept of it: bound is only who then sends the commitment."""
    fresh = new_reveal()
    context = {"wave": _wave(number), "secret": fresh, "commitment": commitment_of(fresh)}
    return render(request, "backoffice/secret_made.html", context)


@require_POST
@staff_page(Permission.READ_SECRETS, Permission.HOLD_SECRETS)
def commit(request: StaffRequest, number: int) -> HttpResponse:
    wave, form = _wave(number), CommitForm(request.POST)

    def do(work: Work) -> None:
        commit_secret(wave_id=wave.pk, commitment=form.cleaned_data["commitment"], by=work.actor, now=work.now)

    return _hand_in(request, wave, form, do)


@require_POST
@staff_page(Permission.READ_SECRETS, Permission.HOLD_SECRETS)
def reveal(request: StaffRequest, number: int) -> HttpResponse:
    wave, form = _wave(number), RevealForm(request.POST)

    def do(work: Work) -> None:
        reveal_secret(wave_id=wave.pk, reveal=form.cleaned_data["secret"], by=work.actor, now=work.now)

    return _hand_in(request, wave, form, do)


def _hand_in(
    request: StaffRequest, wave: Wave, form: CommitForm | RevealForm, do: Callable[[Work], None]
) -> HttpResponse:
    """Done and back to the page; or the page with what is wrong beside the form's one field."""
    if not form.is_valid():
        return _page(request, wave, form)
    try:
        with unit_of_work(by=request.actor) as work:
            do(work)
    except tuple(_REFUSED) as refused:
        form.add_error(next(iter(form.fields)), str(_REFUSED[type(refused)]))
        return _page(request, wave, form)
    return redirect("backoffice:draw:secret", wave.number)


def _wave(number: int) -> Wave:
    wave: Wave = get_object_or_404(Wave, number=number)
    return wave


def _page(request: StaffRequest, wave: Wave, wrong: CommitForm | RevealForm | None = None) -> HttpResponse:
    """`wrong`: the form that could not be accepted, shown with its error."""
    custodians = list(Custodian.objects.filter(draw_id=wave.pk).order_by("position"))
    context = {
        "wave": wave,
        "custodians": custodians,
        "mine": next((one for one in custodians if one.account_id == request.staff_id), None),
        "all_committed": bool(custodians) and all(one.commitment for one in custodians),
        "all_revealed": bool(custodians) and all(one.revealed_at for one in custodians),
        "commit_form": wrong if isinstance(wrong, CommitForm) else CommitForm(),
        "reveal_form": wrong if isinstance(wrong, RevealForm) else RevealForm(),
        "form": wrong,
    }
    return render(request, "backoffice/secret.html", context, status=422 if wrong else 200)
