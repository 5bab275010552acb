"""What a proposal names is read strictly: one card or year is written in one way, and an amount is one."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.approvals.propose_act import propose_act
from prakerja.cards.acts import ALLOW_BUDGET, NoAmount, NoYear, amount_in, year_in
from prakerja.cards.card_acts import EXTEND, REVOKE, NoDays, key_in, subject_of_card
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.models import YearBudget
from prakerja.cards.querysets import NoCard
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.cards import NOW
from tests.situations.lives import a_card
from tests.situations.waves import an_officer

ONE = UUID("9f0c3f2e-95cb-4ad3-b6f8-4a4d27e7cb01")
a_number = st.integers(-(2**70), 2**70)


@given(st.uuids(), st.integers(1, 2**15 - 1))
def test_what_is_written_is_read_back(applicant_id: UUID, award: int) -> None:
    assert key_in(subject_of_card((applicant_id, award))) == (applicant_id, award)


@pytest.mark.parametrize(
    "subject",
    [
        *(f"{ONE}:{award}" for award in ("01", " 1", "+1", "1_0", "１", "0", "-1", "32768", "9" * 5_000, "1.0", "")),
        *(f"{one}:1" for one in (ONE.hex, f"{{{ONE}}}", str(ONE).upper(), f"urn:uuid:{ONE}", f" {ONE}", "x", "\x00")),
        *(f"{ONE}", f"{ONE}:1:1", f"{ONE}:1 ", f"{ONE}::1"),
    ],
)
def test_another_spelling_of_a_card_is_none(subject: str) -> None:
    """Else two proposals about one card would stand side by side, of which only one can be carried out."""
    with pytest.raises(NoCard):
        key_in(subject)


@given(st.text(max_size=60))
def test_whatever_is_read_as_a_card_is_its_one_spelling(text: str) -> None:
    try:
        key = key_in(text)
    except NoCard:
        return
    assert subject_of_card(key) == text


@given(st.one_of(st.text(max_size=8), a_number.map(str), st.integers(2000, 2120).map(lambda year: f"0{year}")))
def test_a_year_is_four_digits_of_this_century(text: str) -> None:
    try:
        year = year_in(text)
    except NoYear:
        return
    assert 2020 <= year < 2100
    assert str(year) == text


@pytest.mark.parametrize("text", ["9" * 5_000, "２０２１", "02021", " 2021", "2021 ", "+2021", "2_021"])
def test_another_spelling_of_a_year_is_none(text: str) -> None:
    with pytest.raises(NoYear):
        year_in(text)


NO_AMOUNTS = st.one_of(
    st.integers(max_value=0), st.integers(10**15 + 1), st.floats(), st.booleans(), st.text(max_size=5), st.none()
)


@given(NO_AMOUNTS)
def test_what_is_no_amount_is_none(amount: float | str | None) -> None:
    with pytest.raises(NoAmount):
        amount_in({"amount": amount})


@given(st.integers(1, 10**15))
def test_what_is_one_is_taken_as_it_is(amount: int) -> None:
    assert int(amount_in({"amount": amount})) == amount


@pytest.mark.django_db
@pytest.mark.parametrize("act", [ALLOW_BUDGET, NOTE_DEPOSIT], ids=lambda act: act.name)
def test_no_such_amount_is_proposed(act: object) -> None:
    by = an_officer()

    @settings(max_examples=40, database=None, suppress_health_check=list(HealthCheck))
    @given(NO_AMOUNTS)
    def propose(amount: float | str | None) -> None:
        with pytest.raises(NoAmount), unit_of_work(by=by):
            propose_act(act=act, subject="2021", asked={"amount": amount}, reason="x", by=by, now=NOW)  # type: ignore[arg-type]

    propose()
    assert not YearBudget.objects.exists()


@pytest.mark.django_db
def test_a_card_is_proposed_for_in_one_spelling_and_days_are_days() -> None:
    card, by = a_card(), an_officer()
    with pytest.raises(NoCard):
        propose_act(act=REVOKE, subject=f"{card.applicant_id}:01", reason="x", by=by, now=NOW)

    @settings(max_examples=60, database=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(st.integers(max_value=0), st.integers(31), st.floats(), st.booleans(), st.text(max_size=3)))
    def extend(days: float | str) -> None:
        with pytest.raises(NoDays), unit_of_work(by=by):
            propose_act(act=EXTEND, subject=subject_of_card(card.pk), asked={"days": days}, reason="x", by=by, now=NOW)

    extend()
