"""The screening's statements on empty tables, at their boundaries, and on random people against plain Python."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.screening.count_named import Named, count_named
from prakerja.screening.failed_rules import failed_rules_of
from prakerja.screening.figures import figures_of
from prakerja.screening.kinds import ListKind, Rule
from prakerja.screening.models import Verdict
from prakerja.screening.reasons import RULE_OF, SOURCE_OF, Reason, Source
from prakerja.screening.screen_wave import screen_wave
from prakerja.screening.wave_to_wait_for import wave_to_wait_for
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.authority import SCREENING
from tests.situations.screening import (
    a_joiner,
    a_list,
    a_list_of_recipients,
    a_nik,
    a_person,
    a_recipient,
    an_imported_list,
    closed_wave,
)
from tests.situations.waves import a_wave, an_applicant, joined

pytestmark = pytest.mark.django_db

DAY = date(2021, 2, 26)
few = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)


def a_verdict(wave: Wave, *reasons: Reason, **facts: Any) -> Verdict:
    known = {
        "applicant_id": an_applicant(),
        "occasion": "draw",
        "number": wave.number,
        "decided_at": datetime(2021, 2, 26, 5, 1, tzinfo=UTC),
        "rules_version": "2021-0a1b2c3d4e5f-1",
        "as_of": DAY,
        "minimum_age": 18,
        "household_held": 0,
        "receipt": "12-REKAAN",
        "regency": "3273",
        "place": 0,
        "reasons": [reason.value for reason in reasons],
    }
    return Verdict.objects.create(**(known | facts))


def test_where_nobody_joined_nobody_is_waited_for_or_counted() -> None:
    wave = closed_wave()
    assert wave_to_wait_for(wave.pk) is None
    figures = figures_of(wave.pk)
    assert (figures.joiners, figures.eligible) == (0, 0)
    assert figures.refused_by == dict.fromkeys(Rule, 0)
    assert failed_rules_of(wave_id=wave.pk, applicant_ids=[]) == {}


def test_a_list_of_strangers_names_nobody() -> None:
    assert count_named(an_imported_list(a_nik(5)).pk, today=DAY) == Named(0, 0, 0, 0, 0)


@pytest.mark.parametrize("state", list(WaveState))
def test_joiners_of_a_wave_count_while_their_verdicts_are_to_come(state: WaveState) -> None:
    known = a_joiner(a_wave(state=state))
    is_to_come = state in (WaveState.OPEN, WaveState.CLOSED)
    assert count_named(an_imported_list(known.nik).pk, today=DAY).unscreened_joiners == int(is_to_come)


def test_somebody_who_joined_two_waves_is_one_person() -> None:
    known = a_joiner(a_wave())
    joined(a_wave(number=13), known.applicant_id)
    assert count_named(an_imported_list(known.nik).pk, today=DAY) == Named(1, 1, 0, 1, 1)


def test_two_accounts_that_claim_one_nik_are_one_person() -> None:
    wave = a_wave()
    first, second = a_joiner(wave), a_joiner(wave)
    nik = Identity.objects.values_list("nik_digest", flat=True).get(pk=first.applicant_id)
    Identity.objects.filter(pk=second.applicant_id).update(
        nik_digest=nik, state=IdentityState.ENTERED, verified_at=None
    )
    assert count_named(an_imported_list(first.nik).pk, today=DAY) == Named(1, 1, 0, 1, 1)


def test_somebody_with_two_awards_is_one_recipient() -> None:
    known = a_person()
    for award, number in ((1, 10), (2, 11)):
        a_recipient(known, wave=a_wave(number=number, state=WaveState.PUBLISHED), award=award)
    assert count_named(an_imported_list(known.nik).pk, today=DAY).recipients == 1


@pytest.mark.parametrize("state", list(WaveState))
def test_which_states_of_another_wave_are_waited_for(state: WaveState) -> None:
    wave, other = closed_wave(), a_wave(number=13, state=state)
    joined(other, a_joiner(wave).applicant_id)
    is_undecided = state in (WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN)
    assert wave_to_wait_for(wave.pk) == (13 if is_undecided else None)


def test_of_several_waves_the_lowest_number_is_named() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    for number in (15, 13, 14):
        joined(a_wave(number=number, state=WaveState.DRAWN), known.applicant_id)
    assert wave_to_wait_for(wave.pk) == 13


def test_a_wave_does_not_wait_for_itself() -> None:
    wave = a_wave(state=WaveState.SCREENED)
    a_joiner(wave)
    assert wave_to_wait_for(wave.pk) is None


households = st.integers(1, 4)


@few
@given(
    mine=st.lists(households, max_size=4),
    others=st.lists(st.tuples(st.sampled_from(list(WaveState)), st.lists(households, max_size=3)), max_size=3),
)
def test_a_wave_waits_exactly_for_undecided_waves_with_a_family_in_common(
    mine: list[int], others: list[tuple[WaveState, list[int]]]
) -> None:
    undecided = (WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN)
    expected = [
        number
        for number, (state, theirs) in enumerate(others, start=13)
        if state in undecided and set(mine) & set(theirs)
    ]
    with transaction.atomic():
        wave = closed_wave()
        for household in mine:
            a_joiner(wave, household=household)
        for number, (state, theirs) in enumerate(others, start=13):
            other = a_wave(number=number, state=state)
            for household in theirs:
                a_joiner(other, household=household)
        found = wave_to_wait_for(wave.pk)
        transaction.set_rollback(True)
    assert found == min(expected, default=None)


reasons = st.lists(st.sampled_from(list(Reason)), unique_by=lambda reason: RULE_OF[reason], max_size=4)


@few
@given(mine=st.lists(reasons, max_size=5), others=st.lists(reasons, max_size=3))
def test_the_figures_are_those_of_the_waves_own_verdicts(mine: list[list[Reason]], others: list[list[Reason]]) -> None:
    with transaction.atomic():
        wave, other = a_wave(state=WaveState.SCREENED), a_wave(number=13, state=WaveState.SCREENED)
        for one, verdicts in ((wave, mine), (other, others)):
            for reasons in verdicts:
                joined(one, a_verdict(one, *reasons).applicant_id)  # type: ignore[arg-type]
        figures = figures_of(wave.pk)
        transaction.set_rollback(True)
    refused = Counter(RULE_OF[reason] for reasons in mine for reason in reasons)
    assert figures.joiners == len(mine)
    assert figures.eligible == sum(1 for reasons in mine if not reasons)
    assert figures.refused_by == {rule: refused[rule] for rule in Rule}


def test_somebody_eligible_or_of_another_wave_has_no_failed_rule() -> None:
    wave, other = a_wave(state=WaveState.SCREENED), a_wave(number=13, state=WaveState.SCREENED)
    eligible, elsewhere = a_verdict(wave), a_verdict(other, Reason.TOO_OLD)
    ids = [eligible.applicant_id, elsewhere.applicant_id]
    assert failed_rules_of(wave_id=wave.pk, applicant_ids=ids) == {}


def test_nobody_but_those_asked_for_is_told() -> None:
    wave = a_wave(state=WaveState.SCREENED)
    asked, other = a_verdict(wave, Reason.TOO_OLD), a_verdict(wave, Reason.TOO_OLD)
    assert set(failed_rules_of(wave_id=wave.pk, applicant_ids=[asked.applicant_id])) == {asked.applicant_id}
    assert other.applicant_id != asked.applicant_id


COLUMN_OF_LIST = {
    Rule.EDUCATION: "education_list_id",
    Rule.BARRED_GROUP: "office_list_id",
    Rule.AID: "aid_list_id",
    Rule.EARLIER_RECIPIENT: "recipient_list_id",
}


@pytest.mark.parametrize("reason", list(Reason))
def test_a_list_is_named_exactly_where_it_decided(reason: Reason) -> None:
    """Although every rule that reads lists has one: their own word, or our own books, came before it."""
    wave, row = a_wave(state=WaveState.SCREENED), a_list(a_nik(1), name="Daftar contoh", valid_until=DAY)
    verdict = a_verdict(wave, reason, **dict.fromkeys(COLUMN_OF_LIST.values(), row.pk))
    (failed,) = failed_rules_of(wave_id=wave.pk, applicant_ids=[verdict.applicant_id])[verdict.applicant_id]
    assert (failed.rule, failed.reason, failed.source) == (RULE_OF[reason], reason, SOURCE_OF[reason])
    assert failed.rules_version == "2021-0a1b2c3d4e5f-1"
    if SOURCE_OF[reason] is not Source.LIST:
        assert failed.naming_list is None
        return
    named = failed.naming_list
    assert named is not None
    assert (named.name, named.kind, named.source) == ("Daftar contoh", "dtks", "Kementerian contoh, surat 1/2021")
    assert (named.legal_basis, named.valid_from, named.valid_until) == (row.legal_basis, date(2020, 4, 1), DAY)
    assert named.year is None


@pytest.mark.parametrize("year", [2020, 2022])
def test_a_list_of_recipients_is_named_with_its_year(year: int) -> None:
    wave, row = a_wave(state=WaveState.SCREENED), a_list_of_recipients(a_person(), year=year)
    reason = next(one for one in Reason if RULE_OF[one] is Rule.EARLIER_RECIPIENT and SOURCE_OF[one] is Source.LIST)
    verdict = a_verdict(wave, reason, recipient_list_id=row.pk)
    (failed,) = failed_rules_of(wave_id=wave.pk, applicant_ids=[verdict.applicant_id])[verdict.applicant_id]
    assert failed.naming_list is not None
    assert (failed.naming_list.kind, failed.naming_list.year) == (ListKind.RECIPIENT, year)


@pytest.mark.parametrize("rule", list(COLUMN_OF_LIST))
def test_each_rule_names_its_own_list(rule: Rule) -> None:
    wave = a_wave(state=WaveState.SCREENED)
    lists = {one: a_list(a_nik(number), name=one) for number, one in enumerate(COLUMN_OF_LIST, start=1)}
    reason = next(one for one in Reason if RULE_OF[one] is rule and SOURCE_OF[one] is Source.LIST)
    verdict = a_verdict(wave, reason, **{COLUMN_OF_LIST[one]: row.pk for one, row in lists.items()})
    (failed,) = failed_rules_of(wave_id=wave.pk, applicant_ids=[verdict.applicant_id])[verdict.applicant_id]
    assert failed.naming_list is not None
    assert failed.naming_list.name == rule


@pytest.mark.parametrize(
    ("rule", "facts", "shown"),
    [
        (Rule.CITIZENSHIP, {"verified_on": DAY}, {"verified_on": "2021-02-26"}),
        (Rule.CITIZENSHIP, {}, {"verified_on": None}),
        (
            Rule.AGE,
            {"age": 65, "maximum_age": 64},
            {"age": 65, "on": "2021-02-26", "minimum": 18, "maximum": 64},
        ),
        (Rule.EDUCATION, {"in_formal_education": True}, {"declared": True, "list_id": None}),
        (Rule.TARGET_GROUP, {"employment": "other"}, {"employment": "other"}),
        (Rule.BARRED_GROUP, {"office": "police"}, {"office": "police", "list_id": None}),
        (Rule.AID, {}, {"list_id": None}),
        (Rule.EARLIER_RECIPIENT, {"received_wave": 9}, {"wave": 9, "list_id": None}),
        (Rule.HOUSEHOLD, {"household_held": 2, "household_cap": 2}, {"held": 2, "cap": 2}),
    ],
)
def test_the_facts_of_a_rule_are_its_own(rule: Rule, facts: dict[str, Any], shown: dict[str, object]) -> None:
    wave = a_wave(state=WaveState.SCREENED)
    reason = next(one for one in Reason if RULE_OF[one] is rule)
    verdict = a_verdict(wave, reason, **facts)
    (failed,) = failed_rules_of(wave_id=wave.pk, applicant_ids=[verdict.applicant_id])[verdict.applicant_id]
    assert failed.facts == shown


def test_after_a_screening_the_planner_knows_of_its_verdicts() -> None:
    wave = closed_wave()
    for _ in range(3):
        a_joiner(wave)
    screen_wave(wave_id=wave.pk, by=SCREENING, now=datetime(2021, 2, 26, 5, 1, tzinfo=UTC))
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'screening_verdict'")
        assert cursor.fetchone() == (3.0,)
