"""Whatever differs between rights, payments and books is found, with its sum and since when, and nothing else."""

from datetime import timedelta
from uuid import UUID

import pytest

from prakerja.payouts.differences.kinds import DifferenceKind
from prakerja.payouts.differences.listed import page_of_differences
from prakerja.payouts.models import Difference
from tests.situations.certificate_doubts import withdrawn
from tests.situations.corrections import LATER, answered, paid, reinstated, sent
from tests.situations.differences import COMPARED, TAMPERED, compared, paid_once, standing
from tests.situations.incentives import earned, the_night
from tests.situations.payouts import a_built_batch, released, to_be_paid
from tests.situations.surveys import carried_on, handed_in

pytestmark = pytest.mark.django_db


def test_nothing_differs_of_what_is_earned_due_built_on_its_way_paid_or_refused() -> None:
    earned(at=COMPARED)
    batch = a_built_batch()
    released(batch)
    under_way = sent(batch)
    compared()
    assert standing() == []
    answered(under_way)
    to_be_paid()
    compared()
    assert standing() == []


@pytest.mark.parametrize("kind", DifferenceKind)
def test_each_kind_is_found_alone_with_its_sum(kind: DifferenceKind) -> None:
    tamper, amount = TAMPERED[kind]
    paid_once()
    tamper()
    compared()
    assert standing() == [(kind, amount)]


def test_of_a_survey_it_is_found_too() -> None:
    bought = paid_once()
    carried_on(bought, at=LATER)
    handed_in(bought, at=LATER)
    the_night(bought, at=LATER + timedelta(hours=1))
    paid()
    withdrawn(bought, at=COMPARED)
    compared()
    rows = Difference.objects.order_by("due_kind").values_list("due_kind", "kind", "amount")
    assert list(rows) == [("instalment", "certificate", 600_000), ("survey", "certificate", 50_000)]


def test_a_survey_that_the_night_has_forgotten_is_found() -> None:
    bought = paid_once()
    carried_on(bought, at=LATER)
    handed_in(bought, at=LATER)
    compared(at=LATER + timedelta(days=1))
    assert standing() == []
    compared(at=LATER + timedelta(days=2))
    assert standing() == [("forgotten", 50_000)]


def test_what_is_found_again_keeps_since_when_it_was_known_and_what_is_mended_has_ended() -> None:
    bought = TAMPERED[DifferenceKind.WITHOUT_CERTIFICATE][0]()
    for day in range(3):
        compared(at=COMPARED + timedelta(days=day))
    one = Difference.objects.get()
    assert (one.since, one.found_at) == (LATER, COMPARED)
    reinstated(bought)
    compared(at=COMPARED + timedelta(days=4))
    assert Difference.objects.get().ended_at == COMPARED + timedelta(days=4)


@pytest.mark.parametrize("due_kind", ["\0", "sihir"])
def test_a_page_after_what_is_no_place_is_the_first(due_kind: str) -> None:
    paid_once()
    tamper, _amount = TAMPERED[min(DifferenceKind)]
    tamper()
    compared()
    after = f"{max(DifferenceKind)}.{UUID(int=2**128 - 1)}.1.{due_kind}.1"
    assert [one.kind for one in page_of_differences(after=after, limit=2)] == [min(DifferenceKind)]
