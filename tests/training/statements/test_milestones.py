"""For each proof its part, out of what waits; each line names its proof, and each rupiah is paid once."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pytest_django.fixtures import Settings

from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.models import Transfer
from prakerja.schemes.load_scheme import load_scheme, scheme_names
from prakerja.schemes.training import Evidence, Milestone, Training
from prakerja.training.declare_completion import declare_completion
from prakerja.training.holds import number_of_line, shares_of
from prakerja.training.models import Schedule
from prakerja.training.states import Part
from prakerja.training.void_cancelled import void_cancelled
from prakerja.training.working_days import working_days_after
from tests.situations.learning import (
    COMMISSION,
    STARTS,
    a_purchase,
    certificates_issued,
    declared,
    finished,
    present,
)
from tests.situations.payables import buyer_who_pays_in_parts, lines_of, owed_to, said_of
from tests.situations.purchases import money_of
from tests.situations.training import PRICE

pytestmark = pytest.mark.django_db
VOIDING = Actor.system("training.void_cancelled")
INSTITUTION = PRICE - COMMISSION


def test_every_known_scheme_pays_for_the_certificate_alone() -> None:
    for name in scheme_names():
        (one,) = load_scheme(name).training.milestones
        assert (one.evidence, one.percent, one.window) == (Evidence.CERTIFICATE, 100, 5)


def test_a_certificate_earns_both_parts_with_a_line_each() -> None:
    bought = finished()
    assert said_of(bought) == [
        ("final", "commission", "certificate", COMMISSION, "open"),
        ("final", "institution", "certificate", INSTITUTION, "open"),
    ]
    assert [one.partner_id for one in lines_of(bought)] == [bought.market.platform.pk, bought.market.institution.pk]


def test_a_line_names_its_posting_and_when_it_settles() -> None:
    bought = finished()
    for line in lines_of(bought):
        row = Transfer.objects.get(owner_id=line.applicant_id, posting_id=line.posting_id)
        assert (row.amount, row.credit_of, row.act) == (line.amount, line.partner_id, "training.certified")
        assert (line.earned_at, line.settles_at) == (STARTS, working_days_after(STARTS, 5))


def test_what_is_not_proven_earns_nothing() -> None:
    assert said_of(declared()) == []


def test_each_proof_earns_its_part(tmp_path: Path, settings: Settings) -> None:
    bought = a_purchase(buyer=buyer_who_pays_in_parts(folder=tmp_path, settings=settings))
    present(bought)
    assert said_of(bought) == [
        ("partial", "commission", "entry", 19_800, "open"),
        ("partial", "institution", "entry", 178_200, "open"),
    ]
    assert {one.evidence_number for one in lines_of(bought)} == {1}
    present(bought, 999)
    with unit_of_work(by=bought.teacher):
        declare_completion(code=bought.code, score_before=None, score_after=None, by=bought.teacher, now=STARTS)
    certificates_issued()
    assert [line[:4] for line in said_of(bought)[2:]] == [
        ("partial", "commission", "completion", 12_000),
        ("partial", "institution", "completion", 108_000),
        ("final", "commission", "certificate", 28_200),
        ("final", "institution", "certificate", 253_800),
    ]
    assert (owed_to(bought.market.platform), owed_to(bought.market.institution)) == (COMMISSION, INSTITUTION)
    assert money_of(bought.buyer)[1] == 0


def test_a_proof_that_came_too_late_for_its_part_leaves_it_to_nobody(tmp_path: Path, settings: Settings) -> None:
    bought = a_purchase(buyer=buyer_who_pays_in_parts(folder=tmp_path, settings=settings), waits=timedelta(days=3))
    present(bought)
    assert said_of(bought) == []


def test_what_does_not_take_place_takes_back_what_was_earned(tmp_path: Path, settings: Settings) -> None:
    bought = a_purchase(buyer=buyer_who_pays_in_parts(folder=tmp_path, settings=settings))
    before = money_of(bought.buyer)
    present(bought)
    Schedule.objects.filter(pk=bought.market.schedule.pk).update(cancelled_at=STARTS)
    with unit_of_work(by=VOIDING):
        assert void_cancelled((bought.buyer.applicant_id, bought.number), by=VOIDING, now=STARTS)
    assert money_of(bought.buyer) == (before[0] + PRICE, 0)
    assert (owed_to(bought.market.platform), owed_to(bought.market.institution)) == (0, 0)
    assert {line.state for line in lines_of(bought)} == {"taken_back"}
    assert sum(line.amount for line in lines_of(bought)) == 0


def milestones(*percents: int) -> list[Milestone]:
    proofs = list(Evidence)[-len(percents) :]
    return [Milestone(evidence=one, percent=part, window=5) for one, part in zip(proofs, percents, strict=True)]


@given(
    st.integers(1, 10**9),
    st.integers(0, 15),
    st.integers(1, 98).flatmap(lambda a: st.tuples(st.just(a), st.integers(1, 99 - a))),
)
def test_the_shares_are_the_price_whatever_divides(price: int, percent: int, cut: tuple[int, int]) -> None:
    commission = price * percent // 100
    parts = {Part.COMMISSION: Rupiah(commission), Part.INSTITUTION: Rupiah(price - commission)}
    parts = {part: amount for part, amount in parts.items() if amount}
    shares = shares_of(parts, milestones(*cut, 100 - sum(cut)))
    assert sum_of(shares.values()) == Rupiah(price)
    for part, whole in parts.items():
        assert sum_of(amount for (of, _), amount in shares.items() if of is part) == whole
        assert shares[part, Evidence.CERTIFICATE]
    assert len({number_of_line(*share) for share in shares}) == len(shares)


@pytest.mark.parametrize(
    "wrong",
    [
        [("certificate", 99)],
        [("entry", 50), ("completion", 50)],
        [("certificate", 50), ("entry", 50)],
        [("certificate", 50), ("certificate", 50)],
        [],
    ],
)
def test_milestones_are_the_whole_and_end_with_the_certificate(wrong: list[tuple[str, int]]) -> None:
    known = load_scheme("2021").training.model_dump()
    known["milestones"] = [{"evidence": one, "percent": percent, "window": 5} for one, percent in wrong]
    with pytest.raises(ValidationError):
        Training(**known)
