"""On which page of the office an act is seen, and on which it is decided."""

from django.urls import reverse

from prakerja.approvals.models import Proposal
from prakerja.journey.acts import HAND_OVER_NIK, review_id_in
from prakerja.waves.models import Wave


def home_of(proposal: Proposal) -> str:
    """The page on which one sees what became of it."""
    if proposal.act.startswith(("waves.", "draw.")):
        number = Wave.objects.values_list("number", flat=True).get(pk=int(proposal.subject))
        return reverse("backoffice:waves:wave", args=[number])
    if proposal.act.startswith("accounts."):
        return reverse("backoffice:accounts:members")
    if proposal.act.startswith("screening."):
        return reverse("backoffice:screening:lists")
    return reverse("backoffice:approvals:proposals")


def evidence_of(proposal: Proposal) -> str:
    """The page that shows more than the plan, on which it is decided; empty: the plan says it all."""
    if proposal.act == HAND_OVER_NIK.name:
        return reverse("backoffice:identity:case", args=review_id_in(proposal.subject))
    return ""
