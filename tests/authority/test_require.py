"""Who may what is read at the moment of doing; whoever is not in the table may nothing."""

from uuid import UUID, uuid4

import pytest

from prakerja.accounts.kinds import Kind
from prakerja.authority.models import Member
from prakerja.authority.permissions import Permission
from prakerja.authority.require import BelongsToAnother, PermissionMissing, permissions_of, require, require_person
from prakerja.authority.roles import Role
from prakerja.authority.who_may import FOR_ONESELF, OF_KIND, OF_PARTNER_STAFF, OF_ROLE, OF_TASK
from prakerja.kit.actor import Actor, ActorKind
from tests.situations.accounts import an_account
from tests.situations.authority import OPERATOR, THE_CLOCK, with_roles
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db

OUTSIDERS = [
    Actor.visitor(),
    Actor.applicant(uuid4()),
    Actor.staff(uuid4()),
    Actor.partner("PLATFORM-1"),
    OPERATOR,
    THE_CLOCK,
    Actor.system("a task that nobody knows"),
]


def test_an_officer_may_decide_about_waves() -> None:
    require(Permission.DECIDE_WAVES, by=an_officer())


@pytest.mark.parametrize("by", OUTSIDERS, ids=lambda by: f"{by.kind}-{by.name}")
def test_nobody_else_may(by: Actor) -> None:
    with pytest.raises(PermissionMissing) as missing:
        require(Permission.DECIDE_WAVES, by=by)
    assert missing.value.permission is Permission.DECIDE_WAVES


def test_a_refusal_names_the_permission_and_the_kind_of_actor_and_no_person() -> None:
    by = an_officer(Role.AUDITOR)
    with pytest.raises(PermissionMissing) as missing:
        require(Permission.PLAN_WAVES, by=by)
    assert str(missing.value) == "staff lacks the permission plan_waves"


def test_a_role_that_was_taken_a_moment_ago_does_not_count_any_more() -> None:
    account = an_account(kind=Kind.OFFICE)
    officer = with_roles(account, Role.OFFICER)
    require(Permission.DECIDE_WAVES, by=officer)
    with_roles(account, Role.AUDITOR)
    with pytest.raises(PermissionMissing):
        require(Permission.DECIDE_WAVES, by=officer)


def test_two_roles_may_what_either_may() -> None:
    by = with_roles(an_account(kind=Kind.OFFICE), Role.OFFICER, Role.AUDITOR)
    assert permissions_of(by) == OF_KIND[ActorKind.STAFF] | OF_ROLE[Role.OFFICER] | OF_ROLE[Role.AUDITOR]


def test_an_account_without_roles_opens_nothing_of_the_office() -> None:
    assert permissions_of(with_roles(an_account(kind=Kind.OFFICE))) == OF_KIND[ActorKind.STAFF]
    assert Permission.READ_OFFICE not in OF_KIND[ActorKind.STAFF]


def test_an_applicant_with_the_id_of_an_officer_is_no_officer() -> None:
    officer = an_officer()
    assert officer.account_id
    with pytest.raises(PermissionMissing):
        require(Permission.DECIDE_WAVES, by=Actor.applicant(officer.account_id))


def test_a_task_may_what_stands_behind_its_own_name() -> None:
    require(Permission.CLOSE_DUE_WAVES, by=THE_CLOCK)
    with pytest.raises(PermissionMissing):
        require(Permission.SCREEN_WAVES, by=THE_CLOCK)


def test_where_a_person_is_asked_for_it_is_named() -> None:
    officer = an_officer()
    assert require_person(Permission.DECIDE_WAVES, by=officer) == officer.account_id
    with pytest.raises(PermissionMissing):
        require_person(Permission.CLOSE_DUE_WAVES, by=THE_CLOCK)


@pytest.mark.parametrize("by", [Actor.applicant(uuid4()), Actor.visitor()], ids=lambda by: str(by.kind))
def test_a_person_of_the_office_is_no_applicant_who_may_the_same(by: Actor) -> None:
    require(Permission.USE_ACCOUNT, by=by)
    with pytest.raises(PermissionMissing) as missing:
        require_person(Permission.USE_ACCOUNT, by=by)
    assert missing.value.permission is Permission.USE_ACCOUNT


def test_asking_costs_staff_one_statement_and_others_none(django_assert_num_queries: object) -> None:
    officer = an_officer()
    with django_assert_num_queries(1):  # type: ignore[operator]
        require(Permission.DECIDE_WAVES, by=officer)
    with django_assert_num_queries(0):  # type: ignore[operator]
        applicant = uuid4()
        require(Permission.APPLY, by=Actor.applicant(applicant), of=applicant)


@pytest.mark.parametrize("of", [uuid4(), None], ids=["another's", "nobody's"])
@pytest.mark.parametrize("permission", FOR_ONESELF)
def test_what_one_may_for_oneself_one_may_for_nobody_else(permission: Permission, of: UUID | None) -> None:
    by = Actor.applicant(uuid4()) if permission in OF_KIND[ActorKind.APPLICANT] else Actor.staff(uuid4())
    require(permission, by=by, of=by.account_id)
    with pytest.raises(BelongsToAnother) as refused:
        require(permission, by=by, of=of)
    assert refused.value.permission is permission


def test_what_anybody_may_is_ones_own_where_the_verb_says_whose_it_is() -> None:
    siti = uuid4()
    require(Permission.USE_ACCOUNT, by=Actor.applicant(siti), of=siti)
    for by in (Actor.applicant(uuid4()), Actor.staff(uuid4()), Actor.visitor()):
        with pytest.raises(BelongsToAnother):
            require(Permission.USE_ACCOUNT, by=by, of=siti)


def test_whoever_lacks_the_permission_is_told_so_even_of_their_own() -> None:
    by = Actor.staff(uuid4())
    with pytest.raises(PermissionMissing) as missing:
        require(Permission.APPLY, by=by, of=by.account_id)
    assert not isinstance(missing.value, BelongsToAnother)


def test_every_kind_and_every_role_has_its_row() -> None:
    assert set(OF_KIND) == set(ActorKind)
    assert set(OF_ROLE) == set(Role)


def test_every_permission_is_held_by_somebody() -> None:
    given = [*OF_ROLE.values(), *OF_KIND.values(), *OF_TASK.values(), OF_PARTNER_STAFF]
    assert set(Permission) - frozenset().union(*given) == set()


def test_who_may_decide_is_found_by_the_permission() -> None:
    officer = an_officer()
    an_officer(Role.AUDITOR)
    assert list(Member.objects.who_may(Permission.DECIDE_STAFF)) == [Member.objects.get(pk=str(officer.account_id))]
