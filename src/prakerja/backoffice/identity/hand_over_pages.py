"""What a reviewer answers to a colleague who would hand a NIK over. It is read on the page of the case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prakerja.approvals.models import Proposal
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.told import confirm_and_tell
from prakerja.backoffice.approvals.withdrawal import withdrawal
from prakerja.journey.acts import HAND_OVER_NIK, review_id_in
from prakerja.pages.methods import form_page
from prakerja.pages.shown import form_stands_on


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def confirm(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=proposal_id, act=HAND_OVER_NIK.name)
    form_stands_on(request, reverse("backoffice:identity:case", args=review_id_in(proposal.subject)))
    confirm_and_tell(request, proposal_id, _("NIK dipindahkan. E-mail untuk kedua pihak sedang dikirim."))
    return redirect("backoffice:identity:case", *review_id_in(proposal.subject))


@form_page
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def withdraw(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=proposal_id, act=HAND_OVER_NIK.name)
    return withdrawal(request, proposal, back=_case(proposal), home=_case)


def _case(proposal: Proposal) -> str:
    return reverse("backoffice:identity:case", args=review_id_in(proposal.subject))
