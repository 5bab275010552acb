"""A custodian's page: register one's key, hand in the commitment that one's own device made, and later the secret."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.draw.attempts import NotACustodian, attempt_now
from prakerja.draw.commit_secret import (
    CommittedAlready,
    NotACommitment,
    NotSigned,
    TooLateToCommit,
    commit_secret,
)
from prakerja.draw.custodians_now import custodians_now
from prakerja.draw.models import NamedCustodian
from prakerja.draw.reveal_secret import (
    NotASecret,
    NotTheSecret,
    TooEarlyToReveal,
    TooLateToReveal,
    reveal_secret,
)
from prakerja.kit.clock import read_clock
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.waves.models import Wave
from prakerja.words.draws import ATTEMPT_STAGES
from prakerja.words.words import Words

_REFUSED: Final[dict[type[Refused], Words]] = {
    NotACustodian: gettext_lazy("Anda bukan saksi undian ini"),
    NotACommitment: gettext_lazy("Komitmen terdiri dari 64 angka heksadesimal (0–9, a–f)"),
    NotSigned: gettext_lazy("Tanda tangan ini bukan dari kunci Anda untuk komitmen dan pernyataan ini"),
    TooLateToCommit: gettext_lazy("Waktu untuk komitmen sudah lewat"),
    CommittedAlready: gettext_lazy("Anda sudah mengikat diri pada rahasia lain, dan itu tidak dapat diganti"),
    NotASecret: gettext_lazy("Rahasia terdiri dari 64 angka heksadesimal (0–9, a–f)"),
    NotTheSecret: gettext_lazy("Ini bukan rahasia yang Anda ikat. Tempel persis seperti yang Anda simpan"),
    TooEarlyToReveal: gettext_lazy("Masih ada saksi yang dapat mengirim komitmen. Simpan dulu rahasia Anda"),
    TooLateToReveal: gettext_lazy("Waktu untuk membuka rahasia sudah lewat"),
}
_PASTED: Final = {"autocomplete": "off", "spellcheck": "false"}


class CommitForm(forms.Form):
    """The hash and its signature, which the device brings along; the secret itself is not handed in yet."""

    commitment = forms.CharField(
        label=gettext_lazy("Komitmen"),
        widget=forms.TextInput(attrs=_PASTED | {"data-filled": "commitment"}),
        error_messages={"required": gettext_lazy("Tempel komitmen Anda")},
    )
    signature = forms.CharField(
        label=gettext_lazy("Tanda tangan"),
        widget=forms.TextInput(attrs=_PASTED | {"data-filled": "signature"}),
        error_messages={"required": gettext_lazy("Tempel tanda tangan Anda")},
    )


class RevealForm(forms.Form):
    """The secret, as it was kept."""

    secret = forms.CharField(
        label=gettext_lazy("Rahasia Anda"),
        widget=forms.TextInput(attrs=_PASTED),
        error_messages={"required": gettext_lazy("Tempel rahasia yang Anda simpan")},
    )


@require_safe
@staff_page(Permission.READ_SECRETS, Permission.HOLD_SECRETS)
def secret(request: StaffRequest, number: int) -> HttpResponse:
    return _page(request, _wave(number))


@require_POST
@staff_page(Permission.READ_SECRETS, Permission.HOLD_SECRETS)
def commit(request: StaffRequest, number: int) -> HttpResponse:
    wave, form = _wave(number), CommitForm(request.POST)

    def do(work: Work) -> None:
        commit_secret(wave_id=wave.pk, **form.cleaned_data, by=work.actor, now=work.now)

    return _hand_in(request, wave, form, do)


@require_POST
@staff_page(Permission.READ_SECRETS, Permission.HOLD_SECRETS)
def reveal(request: StaffRequest, number: int) -> HttpResponse:
    wave, form = _wave(number), RevealForm(request.POST)

    def do(work: Work) -> None:
        reveal_secret(wave_id=wave.pk, **form.cleaned_data, by=work.actor, now=work.now)

    return _hand_in(request, wave, form, do)


def _hand_in(
    request: StaffRequest, wave: Wave, form: CommitForm | RevealForm, do: Callable[[Work], object]
) -> HttpResponse:
    """Done and back to the page; or the page with what is wrong beside the field that it is about."""
    if not form.is_valid():
        return _page(request, wave, form)
    try:
        with unit_of_work(by=request.actor) as work:
            do(work)
    except tuple(_REFUSED) as refused:
        field = "signature" if isinstance(refused, NotSigned) else next(iter(form.fields))
        form.add_error(field, str(_REFUSED[type(refused)]))
        return _page(request, wave, form)
    return redirect("backoffice:draw:secret", wave.number)


def _wave(number: int) -> Wave:
    wave: Wave = get_object_or_404(Wave, number=number)
    return wave


def _page(request: StaffRequest, wave: Wave, wrong: CommitForm | RevealForm | None = None) -> HttpResponse:
    """`wrong`: the form that could not be accepted, shown with its error."""
    attempt, now = attempt_now(wave.pk), read_clock()
    custodians = custodians_now(attempt.row) if attempt else []
    mine = next((one for one in custodians if one.account_id == request.staff_id), None)
    stage = attempt.stage(now=now) if attempt else None
    context = {
        "wave": wave,
        "attempt": attempt,
        "stage": stage,
        "stage_words": ATTEMPT_STAGES[stage] if stage else "",
        "custodians": custodians,
        "mine": mine,
        "all_committed": all(one.commitment for one in custodians),
        "device": _device(mine.named, wave) if mine else "",
        "commit_form": wrong if isinstance(wrong, CommitForm) else CommitForm(),
        "reveal_form": wrong if isinstance(wrong, RevealForm) else RevealForm(),
        "form": wrong,
    }
    return render(request, "backoffice/secret.html", context, status=422 if wrong else 200)


def _device(me: NamedCustodian, wave: Wave) -> str:
    """The page that makes a secret, on this device alone; what it is told stands behind the #, which nobody is sent."""
    back = reverse("backoffice:draw:secret", args=[wave.number])
    told = urlencode({"f": me.statement_id, "position": me.position, "key": me.public_key, "back": back})
    return f"{reverse('draw:custodian_device')}#{told}"
