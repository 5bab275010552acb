"""Certificates that two people withdraw."""

from datetime import datetime

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, subject_of_certificate
from prakerja.training.models import Certificate
from tests.situations.cards import decided
from tests.situations.learning import STARTS, Bought
from tests.situations.waves import an_officer


def certificate_of(bought: Bought) -> Certificate:
    """As it is now."""
    return Certificate.objects.get(pk=(bought.buyer.applicant_id, bought.number))


def decided_to_withdraw(
    bought: Bought, *, reason: str = WithdrawnFor.ATTENDANCE_FORGED, at: datetime = STARTS
) -> Actor:
    """Two have decided it; the second of them, who does it."""
    subject = subject_of_certificate((bought.buyer.applicant_id, bought.number))
    return decided(WITHDRAW_CERTIFICATE, subject, at=at, withdrawn_for=reason)


def doubted(
    bought: Bought, *, reason: WithdrawnFor = WithdrawnFor.ATTENDANCE_FORGED, at: datetime = STARTS
) -> Proposal:
    """A curator proposes that its certificate is withdrawn."""
    with unit_of_work(by=(by := an_officer(Role.CURATOR))):
        return propose_act(
            act=WITHDRAW_CERTIFICATE,
            subject=subject_of_certificate((bought.buyer.applicant_id, bought.number)),
            asked={"withdrawn_for": reason.value},
            reason="Dilihat di lokasi: kelasnya kosong",
            by=by,
            now=at,
        )


def withdrawn(bought: Bought, *, at: datetime = STARTS) -> Bought:
    """And an officer confirms it."""
    proposal = doubted(bought, at=at)
    with unit_of_work(by=(by := an_officer())):
        confirm_proposal(proposal_id=proposal.pk, by=by, now=at)
    return bought
