"""What a reviewer answers to a colleague who would hand a NIK over. It is read on the page of the case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.told import tell
from prakerja.journey.acts import HAND_OVER_NIK, review_id_in


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def confirm(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=proposal_id, act=HAND_OVER_NIK.name)
    tell(
        request,
        lambda work: confirm_proposal(proposal_id=proposal_id, by=work.actor, now=work.now),
        _("NIK dipindahkan. E-mail untuk kedua pihak sedang dikirim."),
    )
    return redirect("backoffice:identity:case", *review_id_in(proposal.subject))


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def withdraw(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=proposal_id, act=HAND_OVER_NIK.name)
    tell(
        request,
        lambda work: withdraw_proposal(proposal_id=proposal_id, by=work.actor, now=work.now),
        _("Usulan ditarik."),
    )
    return redirect("backoffice:identity:case", *review_id_in(proposal.subject))
