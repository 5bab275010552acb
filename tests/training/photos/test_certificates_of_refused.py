"""What becomes of a certificate when a presence behind it is found to be another person's."""

import pytest

from prakerja.approvals.confirm_proposal import ProposalVoid, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE
from prakerja.training.declare_completion import declare_completion
from prakerja.training.photos.object_to_refusal import object_to_refusal
from prakerja.words.plans import plan_words
from tests.situations.certificate_doubts import certificate_of, doubted
from tests.situations.identity import a_reviewer
from tests.situations.learning import STARTS, Bought, a_purchase, certificates_issued, present
from tests.situations.presence_photos import decided, in_doubt, key_of
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
_ASKED = {"withdrawn_for": WithdrawnFor.DONE_BY_ANOTHER.value, "sequence": FINAL_TEST}


def certified_in_doubt() -> Bought:
    """A certificate was issued while nobody had looked at the photo of the test at the end."""
    bought = in_doubt(present(a_purchase()), FINAL_TEST)
    with unit_of_work(by=bought.teacher):
        declare_completion(code=bought.code, score_before=40, score_after=80, by=bought.teacher, now=STARTS)
    certificates_issued()
    return bought


def refused(bought: Bought) -> Bought:
    return decided(bought, FINAL_TEST, is_theirs=False)


def objecting(bought: Bought) -> Bought:
    whose = dict(zip(("applicant_id", "purchase", "sequence"), key_of(bought, FINAL_TEST), strict=True))
    with unit_of_work(by=bought.learner):
        object_to_refusal(**whose, text="Itu saya.", by=bought.learner, now=STARTS)  # type: ignore[arg-type]
    return bought


def proposals(act: str = WITHDRAW_CERTIFICATE.name) -> list[Proposal]:
    return list(Proposal.objects.filter(act=act).order_by("id"))


def confirmed(proposal: Proposal, by: Actor | None = None) -> None:
    by = by or an_officer(Role.CURATOR, "Citra")
    with unit_of_work(by=by):
        confirm_proposal(proposal_id=proposal.pk, by=by, now=STARTS)


def test_its_withdrawal_is_proposed_in_the_same_transaction_by_whoever_refused() -> None:
    bought = refused(certified_in_doubt())
    (proposal,) = proposals()
    assert (proposal.asked, proposal.reason, proposal.proposed_at) == (_ASKED, "Wajahnya dibandingkan.", STARTS)
    assert "tes akhir" in [value for _label, value in plan_words(proposal.plan)]
    assert certificate_of(bought).withdrawn_at is None


def test_another_person_who_decides_about_certificates_confirms_it_and_no_reviewer() -> None:
    bought = refused(certified_in_doubt())
    (proposal,) = proposals()
    with pytest.raises(PermissionMissing):
        confirmed(proposal, a_reviewer()[1])
    confirmed(proposal)
    assert certificate_of(bought).withdrawn_for == WithdrawnFor.DONE_BY_ANOTHER


def test_without_a_certificate_none_is_withdrawn() -> None:
    refused(in_doubt(present(a_purchase()), FINAL_TEST))
    assert proposals() == []


def test_one_whose_presence_stands_is_not_withdrawn() -> None:
    decided(certified_in_doubt(), FINAL_TEST, is_theirs=True)
    assert proposals() == []


def test_a_withdrawal_that_somebody_proposed_already_waits_as_it_is() -> None:
    bought = certified_in_doubt()
    earlier = doubted(bought)
    refused(bought)
    assert proposals() == [earlier]


def test_an_objection_holds_it_until_another_person_has_decided_for_good() -> None:
    bought = objecting(refused(certified_in_doubt()))
    (first,) = proposals()
    with pytest.raises(ProposalVoid):
        confirmed(first)
    refused(bought)
    # The clock may have ended the first one meanwhile, or not: one waits.
    confirmed(proposals()[-1])
    assert certificate_of(bought).withdrawn_at is not None


def test_found_right_after_it_was_withdrawn_it_is_proposed_to_stand_again() -> None:
    bought = refused(certified_in_doubt())
    confirmed(proposals()[0])
    decided(objecting(bought), FINAL_TEST, is_theirs=True)
    (again,) = proposals(REINSTATE_CERTIFICATE.name)
    confirmed(again)
    assert certificate_of(bought).withdrawn_at is None
