"""What a reviewer answers to a colleague who would hand a NIK over. It is read on the page of the case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prakerja.approvals.models import Proposal
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.told import confirm_and_tell, withdraw_and_tell
from prakerja.journey.acts import HAND_OVER_NIK, review_id_in


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def confirm(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=proposal_id, act=HAND_OVER_NIK.name)
    confirm_and_tell(request, proposal_id, _("NIK dipindahkan. E-mail untuk kedua pihak sedang dikirim."))
    return redirect("backoffice:identity:case", *review_id_in(proposal.subject))


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def withdraw(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=proposal_id, act=HAND_OVER_NIK.name)
    withdraw_and_tell(request, proposal_id)
    return redirect("backoffice:identity:case", *review_id_in(proposal.subject))
