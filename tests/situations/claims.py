"""A NIK that one account holds and another claims, on its way through two reviewers."""

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.identity.models import Identity, Review
from prakerja.identity.numbers import Numbers
from prakerja.journey.propose_hand_over import propose_hand_over
from prakerja.kit.actor import Actor
from tests.situations.identity import NOW, SITI, an_account, claiming, in_hand, verified, with_both_photos


def claim_on(holder: Identity, numbers: Numbers = SITI) -> Review:
    """Another account has claimed the holder's NIK, with both photos."""
    claimant = with_both_photos(claiming(numbers, account=an_account("Pemilik Baru")))
    assert claimant.nik_digest == holder.nik_digest
    return Review.objects.get(applicant_id=claimant.pk)


def a_claim(numbers: Numbers = SITI) -> Review:
    return claim_on(verified(numbers, account=an_account("Pemakai Lama")), numbers)


def proposed(claim: Review, by: Actor) -> Proposal:
    """A reviewer has taken the case and said that the NIK belongs to whoever claims it."""
    in_hand(claim, by)
    return propose_hand_over(review_id=claim.pk, note="Wajah di KTP adalah yang mengajukan.", by=by, now=NOW)


def confirmed(proposal: Proposal, claim: Review, by: Actor) -> Proposal:
    """Another one has taken it as well, and agrees."""
    in_hand(claim, by)
    return confirm_proposal(proposal_id=proposal.pk, by=by, now=NOW)


def handed_over(claim: Review, first: Actor, second: Actor) -> Proposal:
    return confirmed(proposed(claim, first), claim, second)
