"""Who of a partner's staff signs in here: two officers invite a keeper, and one ends a membership."""

from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.accounts.end_partner_staff import end_partner_staff
from prakerja.accounts.partner_staff import colleague_of
from prakerja.accounts.partner_staff_act import INVITE_KEEPER, subject_of_keeper
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.training.curation_forms import note_form
from prakerja.kit.clock import read_clock
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.pages.typed_fields import AddressField, NameField
from prakerja.partners.models import Partner
from prakerja.words.acts import CONSEQUENCES


class KeeperForm(ReasonForm):
    full_name = NameField(missing=gettext_lazy("Isi nama lengkapnya"))
    email = AddressField(missing=gettext_lazy("Isi alamat e-mailnya"), autocomplete="off")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, name="keeper")


@form_page
@staff_page(Permission.ADMIT_PARTNERS)
def invite_keeper(request: StaffRequest, partner_id: UUID) -> HttpResponse:
    partner: Partner = get_object_or_404(Partner, pk=partner_id)
    if request.method != "POST":
        return _invite_page(request, partner, KeeperForm())
    form = KeeperForm(request.POST)
    if not form.is_valid():
        return _invite_page(request, partner, form)
    given = form.cleaned_data
    tell(
        request,
        lambda work: propose_act(
            act=INVITE_KEEPER,
            subject=subject_of_keeper(partner.client_code, given["email"]),
            asked={"email": given["email"], "full_name": given["full_name"]},
            reason=form.reason,
            by=work.actor,
            now=work.now,
        ),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=None,
    )
    return redirect("backoffice:training:partner", partner.pk)


@form_page
@staff_page(Permission.ADMIT_PARTNERS)
def end_member(request: StaffRequest, partner_id: UUID, account_id: UUID) -> HttpResponse:
    partner: Partner = get_object_or_404(Partner, pk=partner_id)
    person = colleague_of(partner, account_id, now=read_clock())
    if person is None:
        raise Http404
    shows(request, person)
    context = {"partner": partner, "person": person, "form": note_form("end")}
    if request.method != "POST":
        return render(request, "backoffice/partner_member.html", context)
    form = note_form("end", request.POST)
    if not form.is_valid():
        return render(request, "backoffice/partner_member.html", {**context, "form": form})
    tell(
        request,
        lambda work: end_partner_staff(account_id=account_id, reason=form.reason, by=work.actor, now=work.now),
        _("Dikeluarkan dari staf mitra."),
        shown=(person,),
    )
    return redirect("backoffice:training:partner", partner.pk)


def _invite_page(request: StaffRequest, partner: Partner, form: KeeperForm) -> HttpResponse:
    context = {"partner": partner, "form": form, "consequence": CONSEQUENCES[INVITE_KEEPER.name]}
    return render(request, "backoffice/partner_keeper.html", context)
