"""Partners are admitted by two, stopped by one, let go on by two; their keys are shown once, and two are valid."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.approvals.confirm_proposal import ProposalVoid, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import ReasonMissing, propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.acts import (
    ADMIT,
    RESUME,
    AdmissionRefused,
    ClientCodeTaken,
    NoPartner,
    NotSuspended,
    admission_in,
    asked_for,
)
from prakerja.partners.admit_partner import admit_partner
from prakerja.partners.end_sign_key import NoSignKey, end_sign_key
from prakerja.partners.give_sign_key import give_sign_key
from prakerja.partners.models import Partner, PartnerKey
from prakerja.partners.require_partner import PartnerSuspended, require_partner
from prakerja.partners.resume_partner import resume_partner
from prakerja.partners.states import PartnerKind
from prakerja.partners.suspend_partner import suspend_partner
from tests.partners.test_rules import GOOD
from tests.situations.catalogue import NOW, a_platform, agreed, an_institution, calls, to_be_carried_out
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
ASKED = asked_for(GOOD)


def suspended(partner: Partner) -> None:
    by = an_officer()
    with unit_of_work(by=by):
        suspend_partner(partner_id=partner.pk, reason="Laporan peserta", by=by, now=NOW)


def given_key(partner: Partner, at: Any = NOW) -> str:
    by = an_officer()
    with unit_of_work(by=by):
        return give_sign_key(partner_id=partner.pk, by=by, now=at)


def test_whom_two_officers_admit_is_a_partner_with_its_owners_and_addresses() -> None:
    agreed(ADMIT, GOOD.client_code, role=Role.OFFICER, asked=ASKED)
    partner = Partner.objects.get()
    assert (partner.name, partner.kind, partner.admitted_at) == (GOOD.name, "institution", NOW)
    assert list(partner.owners.values_list("business_number", "name")) == [("9120000000001", "Yayasan Rekaan")]
    assert list(partner.redirect_addresses.values_list("address", flat=True)) == list(GOOD.redirect_addresses)


def test_nobody_is_admitted_by_one() -> None:
    with pytest.raises(NotConfirmed), unit_of_work(by=an_officer()) as work:
        admit_partner(client_code="lkp-rekaan", by=work.actor, now=NOW)
    assert not Partner.objects.exists()


def test_one_decision_admits_once() -> None:
    by = to_be_carried_out(ADMIT, GOOD.client_code, role=Role.OFFICER, asked=ASKED)
    for _ in range(2):
        with unit_of_work(by=by):
            admit_partner(client_code=GOOD.client_code, by=by, now=NOW)
    assert Partner.objects.count() == 1


def test_a_client_code_is_given_once() -> None:
    taken = a_platform()
    with pytest.raises(ClientCodeTaken):
        propose_act(act=ADMIT, subject=taken.client_code, asked=ASKED, reason="x", by=an_officer(), now=NOW)


def test_a_code_that_was_taken_meanwhile_voids_the_proposal() -> None:
    proposal = propose_act(act=ADMIT, subject=GOOD.client_code, asked=ASKED, reason="x", by=an_officer(), now=NOW)
    Partner.objects.filter(pk=a_platform().pk).update(client_code=GOOD.client_code)
    second = an_officer(name="Bima")
    with pytest.raises((ProposalVoid, ClientCodeTaken)), unit_of_work(by=second):
        confirm_proposal(proposal_id=proposal.pk, by=second, now=NOW)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(max_size=50),
    st.dictionaries(
        st.sampled_from([*ASKED, "client_code", "x"]),
        st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=2),
        max_size=6,
    ),
)
def test_whatever_is_asked_is_read_or_refused(subject: str, changes: dict[str, Any]) -> None:
    with suppress(AdmissionRefused):
        assert admission_in(subject, {**ASKED, **changes}).client_code == subject


def test_a_name_with_what_nobody_sees_is_refused() -> None:
    with pytest.raises(AdmissionRefused):
        admission_in(GOOD.client_code, {**ASKED, "name": "Lembaga\u200b Rekaan"})


def test_a_suspended_partner_may_do_nothing_until_two_let_it_go_on() -> None:
    platform = a_platform()
    suspended(platform)
    suspended(platform)
    with pytest.raises(PartnerSuspended):
        require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=calls(platform))
    agreed(RESUME, platform.client_code, role=Role.OFFICER)
    assert require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=calls(platform)) == platform


def test_nobody_lets_a_partner_go_on_alone() -> None:
    platform, by = a_platform(), an_officer()
    suspended(platform)
    with pytest.raises(NotConfirmed), unit_of_work(by=by):
        resume_partner(client_code=platform.client_code, by=by, now=NOW)


def test_an_old_decision_does_not_end_a_new_suspension() -> None:
    platform = a_platform()
    suspended(platform)
    agreed(RESUME, platform.client_code, role=Role.OFFICER)
    suspended(platform)
    by = Actor.staff(Proposal.objects.get().confirmed_by)  # type: ignore[arg-type]  # it is confirmed
    with unit_of_work(by=by):
        resume_partner(client_code=platform.client_code, by=by, now=NOW)
    platform.refresh_from_db()
    assert platform.suspended_at is not None


def test_one_that_is_not_suspended_cannot_be_let_go_on() -> None:
    with pytest.raises(NotSuspended):
        propose_act(act=RESUME, subject=a_platform().client_code, reason="x", by=an_officer(), now=NOW)
    with pytest.raises(NoPartner):
        propose_act(act=RESUME, subject="nobody", reason="x", by=an_officer(), now=NOW)


def test_suspending_says_why() -> None:
    platform, by = a_platform(), an_officer()
    with pytest.raises(ReasonMissing), unit_of_work(by=by):
        suspend_partner(partner_id=platform.pk, reason=" ", by=by, now=NOW)


def test_a_key_has_32_hex_digits_and_lies_under_seal() -> None:
    partner = an_institution()
    key = given_key(partner)
    assert len(key) == 32
    assert set(key) <= set("0123456789abcdef")
    row = PartnerKey.objects.get()
    assert row.sign_key == key
    assert key.encode() not in bytes(row.sealed_sign_key)


def test_of_three_keys_two_are_valid_and_the_older_of_these_for_a_while() -> None:
    partner = an_institution()
    for day in range(3):
        given_key(partner, NOW + timedelta(days=day))
    last = NOW + timedelta(days=2)
    untils = dict(PartnerKey.objects.values_list("number", "valid_until"))
    assert untils == {1: last, 2: last + timedelta(days=14), 3: None}


def test_keys_given_at_the_same_moment_are_two_at_most() -> None:
    partner = an_institution()
    keys = [given_key(partner) for _ in range(4)]
    kept = {row.sign_key for row in PartnerKey.objects.all() if row.valid_until is None or row.valid_until > NOW}
    assert kept == set(keys[-2:])


def test_a_key_that_leaked_is_valid_no_more() -> None:
    partner, by, later = an_institution(), an_officer(), NOW + timedelta(hours=1)
    given_key(partner)
    with unit_of_work(by=by):
        end_sign_key(partner_id=partner.pk, number=1, reason="Bocor di GitHub", by=by, now=later)
    assert PartnerKey.objects.get().valid_until == later
    with pytest.raises(NoSignKey), unit_of_work(by=by):
        end_sign_key(partner_id=partner.pk, number=1, reason="Bocor di GitHub", by=by, now=later)
