"""What is held is on no statement, for as long as anything holds it; nothing is decided by that."""

import pytest
from django.db import transaction

from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.training.models import PayableHold
from prakerja.training.querysets import NoPurchase
from prakerja.training.statements.hold_payables import HoldReasonMissing, hold_payables
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.release_payables import NotHeldByOffice, release_payables
from prakerja.training.statements.standing_holds import Hold, keep_off_statements, let_on_statements
from tests.situations.learning import STARTS, Bought, certificates_issued, declared, finished
from tests.situations.payables import held, lines_of, owed_to, released
from tests.situations.training import PRICE
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
SIGNAL = Hold(HoldCause.SIGNAL, "device:1")
OBJECTION = Hold(HoldCause.OBJECTION, "1")


def key(bought: Bought) -> tuple[object, int]:
    return bought.buyer.applicant_id, bought.number


def states(bought: Bought) -> set[str]:
    return {line.state for line in lines_of(bought)}


def keep(*some: Bought, hold: Hold = SIGNAL) -> int:
    with transaction.atomic():
        return keep_off_statements([key(one) for one in some], hold, now=STARTS)  # type: ignore[misc]


def let(*some: Bought, hold: Hold = SIGNAL) -> int:
    with transaction.atomic():
        return let_on_statements([key(one) for one in some], hold, now=STARTS)  # type: ignore[misc]


def test_what_is_held_stays_with_the_partner_and_waits() -> None:
    bought = finished()
    assert keep(bought) == 2
    assert states(bought) == {"held"}
    assert owed_to(bought.market.platform) + owed_to(bought.market.institution) == PRICE


def test_what_is_proven_after_a_signal_is_held_from_the_start() -> None:
    bought = declared()
    assert keep(bought) == 0
    certificates_issued()
    assert states(bought) == {"held"}
    assert let(bought) == 2
    assert states(bought) == {"open"}


def test_one_line_alone_may_be_held() -> None:
    bought = finished()
    one = lines_of(bought)[1]
    assert keep(bought, hold=Hold(HoldCause.DISPUTE, "7", line=one.number)) == 1
    assert [line.state for line in lines_of(bought)] == ["open", "held"]


def test_the_same_signal_twice_is_one_and_is_over_once() -> None:
    bought = finished()
    keep(bought)
    assert keep(bought) == 0
    assert let(bought) == 2
    assert let(bought) == 0
    assert keep(bought) == 0, "somebody has looked into it"
    assert states(bought) == {"open"}


def test_what_two_causes_hold_is_free_when_neither_does() -> None:
    bought = finished()
    keep(bought)
    keep(bought, hold=OBJECTION)
    assert let(bought) == 0
    assert states(bought) == {"held"}
    assert let(bought, hold=OBJECTION) == 2


def test_a_signal_about_many_holds_them_in_as_many_statements_as_about_one(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    some = [finished() for _ in range(3)]
    with django_assert_num_queries(5):  # type: ignore[operator]
        assert keep(*some) == 6


def test_a_curator_holds_and_releases_with_a_reason() -> None:
    bought = finished()
    held(bought)
    held(bought)
    assert states(bought) == {"held"}
    assert PayableHold.objects.get().reason == "Satu perangkat"
    released(bought)
    assert states(bought) == {"open"}
    held(bought)
    assert states(bought) == {"held"}, "looked into anew"


def test_what_nobody_of_the_office_holds_is_not_released_by_it() -> None:
    bought = finished()
    keep(bought)
    with pytest.raises(NotHeldByOffice):
        released(bought)
    assert states(bought) == {"held"}


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1_001])
def test_whoever_holds_says_why(reason: str) -> None:
    bought, by = finished(), an_officer(Role.CURATOR)
    with pytest.raises(HoldReasonMissing):
        hold_payables(applicant_id=bought.buyer.applicant_id, purchase=bought.number, reason=reason, by=by, now=STARTS)


def test_what_nobody_bought_is_not_held() -> None:
    bought, by = finished(), an_officer(Role.CURATOR)
    with pytest.raises(NoPurchase), transaction.atomic():
        hold_payables(applicant_id=bought.buyer.applicant_id, purchase=9, reason="Lihat", by=by, now=STARTS)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_who_may_not_hold_does_not(role: Role) -> None:
    bought, by = finished(), an_officer(role)
    for do in (hold_payables, release_payables):
        with pytest.raises(PermissionMissing):
            do(applicant_id=bought.buyer.applicant_id, purchase=1, reason="Lihat", by=by, now=STARTS)
