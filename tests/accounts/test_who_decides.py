"""The rules by which two people decide who belongs to the office, and what guessing and hashing cost."""

from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from prakerja.accounts.acts import (
    APPOINT,
    CHANGE_ROLES,
    DECIDERS,
    SameRoles,
    TooFewDeciders,
    roles_asked,
    subject_of_address,
)
from prakerja.accounts.appoint_first_staff import OfficeStands, appoint_first_staff
from prakerja.accounts.change_roles import change_roles
from prakerja.accounts.local_passwords import is_local_favourite
from prakerja.accounts.models import Account
from prakerja.accounts.password_hasher import TunedArgon2Hasher
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Plan
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.audit.models import Event
from prakerja.authority.models import Member
from prakerja.authority.require import roles_of
from prakerja.authority.roles import NEVER_TOGETHER, Role, never_together
from prakerja.authority.set_roles import RolesNeverMeet
from prakerja.kit.actor import Actor
from tests.situations.accounts import NOW, PASSWORD, a_member_of_staff
from tests.situations.authority import OPERATOR, with_roles
from tests.situations.waves import an_officer

#: Hashed anew for nobody: what each hash costs was measured (ADR 0005).
MEMORY_KIB: Final = 19_456


# What is asked for


@given(st.lists(st.sampled_from([*Role, "king", "", 7, None])))
def test_of_what_is_asked_for_known_roles_count_once_each_in_the_order_of_the_house(wanted: list[Any]) -> None:
    known = [role for role in Role if role in wanted]
    if never_together(known):
        with pytest.raises(RolesNeverMeet):
            roles_asked({"roles": wanted})
    else:
        assert roles_asked({"roles": wanted}) == known


@pytest.mark.parametrize("asked", [{}, {"roles": None}, {"roles": "officer"}, {"roles": {"officer": True}}])
def test_what_is_no_list_of_roles_asks_for_none(asked: Plan) -> None:
    assert roles_asked(asked) == []


@pytest.mark.parametrize("pair", NEVER_TOGETHER)
def test_of_roles_that_never_meet_the_pair_is_named(pair: tuple[Role, Role]) -> None:
    with pytest.raises(RolesNeverMeet) as refused:
        roles_asked({"roles": [role.value for role in pair]})
    assert refused.value.pair == pair


@given(st.emails())
def test_an_appointment_is_about_an_address_however_it_is_typed(email: str) -> None:
    assert subject_of_address(email) == subject_of_address(email.upper().lower())
    assert str(UUID(subject_of_address(email))) == subject_of_address(email)
    assert email not in subject_of_address(email)


def test_two_addresses_are_two_appointments() -> None:
    assert subject_of_address("sari@prakerja.example") != subject_of_address("sara@prakerja.example")


# Who is left


def proposed(person: UUID, *roles: Role, by: Actor) -> Proposal:
    asked: Plan = {"roles": [role.value for role in roles]}
    return propose_act(act=CHANGE_ROLES, subject=str(person), asked=asked, reason="Pindah", by=by, now=NOW)


@pytest.mark.django_db
def test_with_three_who_decide_one_may_leave_and_with_two_none() -> None:
    ratna, bima, citra = an_officer(), an_officer(name="Bima"), an_officer(name="Citra")
    assert citra.account_id
    assert DECIDERS == 2
    proposed(citra.account_id, by=ratna)
    with_roles(Account.objects.get(pk=str(bima.account_id)), Role.AUDITOR)
    with pytest.raises(TooFewDeciders):
        proposed(citra.account_id, Role.AUDITOR, by=ratna)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.AUDITOR])
def test_another_role_beside_the_deciding_one_strands_nobody(role: Role) -> None:
    ratna, bima = an_officer(), an_officer(name="Bima")
    assert bima.account_id
    assert proposed(bima.account_id, Role.OFFICER, role, by=ratna).plan["roles"] == ["officer", role.value]


@pytest.mark.django_db
def test_who_decides_nothing_may_leave_however_few_there_are() -> None:
    ratna = an_officer()
    an_officer(name="Bima")
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    assert proposed(wulan.pk, by=ratna).plan == {
        "full_name": "Budi Santoso",
        "roles_before": ["reviewer"],
        "roles": [],
    }


@pytest.mark.django_db
def test_somebody_without_a_role_stays_without_one() -> None:
    ratna = an_officer()
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    with_roles(wulan)
    with pytest.raises(SameRoles):
        proposed(wulan.pk, by=ratna)


# What was decided


def decided(person: UUID, *roles: Role) -> Actor:
    first, second = an_officer(), an_officer(name="Bima")
    assert first.account_id
    Proposal.objects.create(
        act=CHANGE_ROLES.name,
        subject=str(person),
        asked={"roles": [role.value for role in roles]},
        reason="Pindah tugas",
        proposed_by=first.account_id,
        proposed_at=NOW,
        expires_at=expires_at(NOW),
        state=ProposalState.CONFIRMED,
        confirmed_by=second.account_id,
        confirmed_at=NOW,
    )
    return second


@pytest.mark.django_db
@pytest.mark.parametrize("roles", [(Role.AUDITOR,), (Role.OFFICER, Role.REVIEWER), ()])
def test_roles_that_were_decided_are_held_and_the_person_must_sign_in_anew(roles: tuple[Role, ...]) -> None:
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    before = Account.objects.get(pk=wulan.pk).session_epoch
    change_roles(account_id=wulan.pk, by=decided(wulan.pk, *roles), now=NOW)
    after = Account.objects.get(pk=wulan.pk)
    assert roles_of(wulan.pk) == set(roles)
    assert (after.session_epoch, after.is_active) == (before + 1, bool(roles))


@pytest.mark.django_db
def test_changing_roles_touches_the_password_of_nobody() -> None:
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    change_roles(account_id=wulan.pk, by=decided(wulan.pk, Role.AUDITOR), now=NOW)
    assert Account.objects.get(pk=wulan.pk).check_password(PASSWORD)


@pytest.mark.django_db
def test_the_audit_names_the_roles_in_one_order_and_the_reason_of_the_proposal() -> None:
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    change_roles(account_id=wulan.pk, by=decided(wulan.pk, Role.REVIEWER, Role.OFFICER), now=NOW)
    event = Event.objects.get(name="accounts.staff.roles_changed")
    assert (event.facts, event.reason, event.at) == ({"roles": ["officer", "reviewer"]}, "Pindah tugas", NOW)
    assert event.subject_id == str(wulan.pk)


# The first of all


def first(email: str, *roles: Role) -> Account:
    return appoint_first_staff(email=email, full_name="Sari Contoh", roles=roles, by=OPERATOR, now=NOW)


@pytest.mark.django_db
def test_the_operator_appoints_until_two_can_decide_whatever_others_there_are() -> None:
    first("audit@prakerja.example", Role.AUDITOR)
    first("rina@prakerja.example", Role.REVIEWER)
    first("ratna@prakerja.example", Role.OFFICER)
    first("saksi@prakerja.example", Role.CUSTODIAN)
    first("bima@prakerja.example", Role.OFFICER)
    with pytest.raises(OfficeStands):
        first("citra@prakerja.example", Role.AUDITOR)
    assert Member.objects.count() == 5


@pytest.mark.django_db
def test_when_one_of_the_two_is_gone_the_operator_may_appoint_again() -> None:
    first("ratna@prakerja.example", Role.OFFICER)
    gone = first("bima@prakerja.example", Role.OFFICER)
    with_roles(gone)
    assert first("citra@prakerja.example", Role.OFFICER).is_staff


@pytest.mark.django_db
def test_the_address_of_staff_is_kept_in_lower_case() -> None:
    assert first("Ratna@Prakerja.Example", Role.OFFICER).email == "ratna@prakerja.example"


@pytest.mark.django_db
def test_an_appointment_is_foreseen_word_by_word() -> None:
    ratna = an_officer()
    asked: Plan = {"full_name": "Sari", "email": "sari@prakerja.example", "roles": ["auditor", "officer"], "more": 1}
    proposal = propose_act(
        act=APPOINT, subject=subject_of_address("sari@prakerja.example"), asked=asked, reason="Baru", by=ratna, now=NOW
    )
    assert proposal.plan == {"full_name": "Sari", "email": "sari@prakerja.example", "roles": ["officer", "auditor"]}


# Passwords


def test_a_hash_costs_what_was_measured_and_no_less() -> None:
    assert (TunedArgon2Hasher.memory_cost, TunedArgon2Hasher.time_cost, TunedArgon2Hasher.parallelism) == (
        MEMORY_KIB,
        2,
        1,
    )
    assert TunedArgon2Hasher.algorithm != PBKDF2PasswordHasher.algorithm


@given(st.sampled_from(["prakerja", "indonesia", "bismillah", "sayang"]), st.integers(0, 99_999))
def test_a_favourite_stays_one_with_any_number_behind_and_in_any_case(word: str, number: int) -> None:
    for password in (word, f"{word}{number}", f"{number}{word.upper()}", f"{word.title()}!{number}"):
        assert is_local_favourite(password)


@given(st.dates())
def test_every_date_of_a_life_is_a_favourite_however_it_is_written(day: Any) -> None:
    is_of_a_life = 1900 <= day.year <= 2100
    assert is_local_favourite(f"{day.day:02}{day.month:02}{day.year:04}") or not is_of_a_life
    assert is_local_favourite(f"{day.year:04}-{day.month:02}-{day.day:02}") or not is_of_a_life


@given(st.text(max_size=40))
def test_no_password_breaks_the_list_of_favourites(password: str) -> None:
    assert is_local_favourite(password) in (True, False)


@pytest.mark.django_db
def test_nobody_signs_in_with_the_id_of_an_account() -> None:
    assert not Account.objects.with_address(str(uuid4())).exists()
