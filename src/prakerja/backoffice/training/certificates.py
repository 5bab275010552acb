"""A certificate that somebody has doubts about: found by the number on it, withdrawn by two, reinstated by two."""

from typing import Final

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.cards.letter_code import read_code, spelled
from prakerja.kit.clock import read_clock
from prakerja.pages.methods import form_page
from prakerja.pages.shown import row_facts, shows
from prakerja.pages.typed_fields import LineField
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, subject_of_certificate
from prakerja.training.models import Certificate, CertificateCode, Purchase
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.learning import WITHDRAWN_FOR

_LONGEST: Final = 100


class CertificateForm(forms.Form):
    """Nothing typed finds nothing, and says nothing."""

    use_required_attribute = False

    code = LineField(
        label=gettext_lazy("Nomor sertifikat"),
        max_length=_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Tulis nomor yang ada di sertifikat"),
            "max_length": gettext_lazy("Tidak ada sertifikat dengan nomor ini"),
        },
    )


class WithdrawalForm(ReasonForm):
    withdrawn_for = forms.ChoiceField(
        label=gettext_lazy("Alasan yang dibaca semua orang"),
        choices=[(reason.value, WITHDRAWN_FOR[reason]) for reason in WithdrawnFor],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Pilih alasan yang dapat dibaca semua orang."),
            "invalid_choice": gettext_lazy("Pilih alasan yang dapat dibaca semua orang."),
        },
    )

    def __init__(self, data: QueryDict | None = None, *, name: str = "certificate") -> None:
        super().__init__(data, name=name)


@require_safe
@staff_page(Permission.READ_TRAINING)
def certificates(request: StaffRequest) -> HttpResponse:
    form = CertificateForm(request.GET or None)
    if form.is_valid():
        found = _found(form.cleaned_data["code"])
        if found is not None:
            return redirect("backoffice:training:certificate", found.code.hex)
        form.add_error("code", _("Tidak ada sertifikat dengan nomor ini"))
    return render(request, "backoffice/certificates.html", {"form": form})


@form_page
@staff_page(Permission.READ_TRAINING, Permission.DECIDE_CERTIFICATES)
@never_cache
def certificate(request: StaffRequest, secret: str) -> HttpResponse:
    """`secret`: the code, which stands in no log."""
    found = _found(secret)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found, _asked_of(found, None)[1])
    act, form = _asked_of(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    tell(
        request,
        lambda work: propose_act(
            act=act,
            subject=subject_of_certificate(found.pk),
            asked={name: said for name, said in form.cleaned_data.items() if name == "withdrawn_for"},
            reason=form.reason,
            by=work.actor,
            now=work.now,
        ),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=row_facts(found),
    )
    return redirect("backoffice:training:certificate", found.code.hex)


def _asked_of(found: Certificate, data: QueryDict | None) -> tuple[Act, ReasonForm]:
    """What two people may decide about it as it stands."""
    if found.withdrawn_at is None:
        return WITHDRAW_CERTIFICATE, WithdrawalForm(data)
    return REINSTATE_CERTIFICATE, ReasonForm(data, name="certificate")


def _found(typed: str) -> Certificate | None:
    code = read_code(typed)
    named = CertificateCode.objects.filter(code=code).first() if code else None
    return Certificate.objects.get(pk=(named.applicant_id, named.purchase)) if named else None


def _page(request: StaffRequest, found: Certificate, form: ReasonForm) -> HttpResponse:
    bought = Purchase.objects.select_related("schedule__course__institution", "platform").get(pk=found.pk)
    now = read_clock()
    shows(request, *row_facts(found))
    act, _unbound = _asked_of(found, None)
    of_it = Proposal.objects.waiting(now).filter(act=act.name, subject=subject_of_certificate(found.pk))
    waiting = still_open(of_it, now=now)
    may = Permission.DECIDE_CERTIFICATES in request.may
    context = {
        "certificate": found,
        "code": spelled(found.code),
        "bought": bought,
        "history": history_of(request, found),
        "withdrawn_for": WITHDRAWN_FOR[WithdrawnFor(found.withdrawn_for)] if found.withdrawn_for else "",
        "waiting": [(one, ACT_TITLES[one.act]) for one in waiting],
        "form": form if may and not waiting else None,
        "title": ACT_TITLES[act.name],
        "consequence": CONSEQUENCES[act.name],
    }
    return render(request, "backoffice/certificate.html", context)
