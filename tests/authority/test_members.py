"""Roles that must not meet in one person do not, whoever writes the row."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from prakerja.authority.models import Member
from prakerja.authority.roles import NEVER_TOGETHER, Role, never_together
from prakerja.authority.set_roles import RolesNeverMeet, set_roles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("roles", "constraint"),
    [
        (["officer", "custodian"], "a_custodian_is_from_outside_the_office"),
        (["custodian", "reviewer"], "a_custodian_is_from_outside_the_office"),
        (["auditor", "custodian"], "a_custodian_is_from_outside_the_office"),
        (["reviewer", "officer", "auditor"], "no_reviewer_audits_reviews"),
        (["officer", "king"], "a_member_holds_known_roles_only"),
    ],
)
def test_the_database_refuses_what_must_not_meet(roles: list[str], constraint: str, now: datetime) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Member.objects.create(account_id=uuid4(), roles=roles, changed_at=now)


@pytest.mark.parametrize("pair", NEVER_TOGETHER)
def test_a_pair_is_named_before_the_database_must_refuse_it(pair: tuple[Role, Role], now: datetime) -> None:
    with pytest.raises(RolesNeverMeet) as refused:
        set_roles(account_id=uuid4(), roles=pair, now=now)
    assert refused.value.pair == pair
    assert never_together(set(Role))[0] == NEVER_TOGETHER[0]
    assert never_together(pair) == [pair]
    assert not Member.objects.exists()


@pytest.mark.parametrize(
    "roles", [{Role.OFFICER, Role.REVIEWER}, {Role.OFFICER, Role.AUDITOR}, {Role.CUSTODIAN}, set()]
)
def test_others_may_meet(roles: set[Role], now: datetime) -> None:
    person = uuid4()
    set_roles(account_id=person, roles=roles, now=now)
    assert set(Member.objects.get(pk=person).roles) == roles


def test_new_roles_take_the_place_of_the_old_ones(now: datetime) -> None:
    person = uuid4()
    for roles in ([Role.REVIEWER], [Role.AUDITOR, Role.OFFICER]):
        set_roles(account_id=person, roles=roles, now=now)
    assert Member.objects.get().roles == ["officer", "auditor"]


def test_members_with_a_role_are_found_by_it(now: datetime) -> None:
    people = [uuid4(), uuid4()]
    for person, role in zip(people, (Role.CUSTODIAN, Role.OFFICER), strict=True):
        set_roles(account_id=person, roles=[role], now=now)
    assert list(Member.objects.holding(Role.CUSTODIAN).values_list("pk", flat=True)) == people[:1]
