"""What follows from an answer."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.connectors.registry.answers import Comparison, Element, Judged, RegistryAnswer, RegistryStatus
from prakerja.identity import rules
from prakerja.identity.decoder.answers import Measures
from prakerja.identity.photo_rules import LIMITS, PhotoProblem, problem_of
from prakerja.identity.rules import (
    BY_REVIEWER,
    Decision,
    RefusalReason,
    ReviewReason,
    Standing,
    after_photos,
    asks_of_applicant,
    decide,
    further_asks_about_nik,
    may_correct,
    own_asks_about_nik,
    own_asks_of_all,
    policy_on,
)

POLICY = policy_on(date(2021, 2, 24))
SAME_NAME = Judged(Comparison.MATCH, 100)
PAST = (RefusalReason.ALREADY_RECIPIENT, RefusalReason.BARRED)

judged = st.builds(Judged, st.sampled_from(Comparison), st.none() | st.integers(0, 100))
answers = st.builds(RegistryAnswer, st.sampled_from(RegistryStatus), st.dictionaries(st.sampled_from(Element), judged))


def answer(name: Judged = SAME_NAME, /, **comparisons: Comparison) -> RegistryAnswer:
    elements = {element: Judged(comparisons.get(element.name.lower(), Comparison.MATCH)) for element in Element}
    return RegistryAnswer(RegistryStatus.ACTIVE, elements | {Element.NAME: name})


@pytest.mark.parametrize(
    ("name", "doubts"),
    [
        (Judged(Comparison.MATCH, 100), ()),
        (Judged(Comparison.MATCH, 90), ()),
        # below what is sent as threshold, above ours
        (Judged(Comparison.NO_MATCH, 89), ()),
        (Judged(Comparison.NO_MATCH, 85), ()),
        (Judged(Comparison.NO_MATCH, 84), (ReviewReason.NAME_DIFFERS,)),
        (Judged(Comparison.NO_MATCH, 0), (ReviewReason.NAME_DIFFERS,)),
        (Judged(Comparison.MATCH), ()),
        (Judged(Comparison.NO_MATCH), (ReviewReason.NAME_DIFFERS,)),
        (Judged(Comparison.NOT_JUDGED), (ReviewReason.NAME_DIFFERS,)),
    ],
)
def test_the_name_is_judged_by_our_limit_and_refuses_nobody(name: Judged, doubts: tuple[ReviewReason, ...]) -> None:
    decision = decide(answer(name), standing=Standing.CLEAR, policy=POLICY)
    assert (decision.refusal, decision.review, decision.is_proven) == (None, doubts, True)


@pytest.mark.parametrize("element", ["nik", "birth_date"])
def test_an_element_that_was_not_judged_is_for_a_person(element: str) -> None:
    decision = decide(answer(**{element: Comparison.NOT_JUDGED}), standing=Standing.BARRED, policy=POLICY)
    assert decision.review == (ReviewReason.NOT_JUDGED,)
    assert not decision.is_proven


@given(answers, st.sampled_from(Standing))
def test_who_does_not_know_the_whole_gets_one_answer_whatever_is_wrong(
    given_answer: RegistryAnswer, standing: Standing
) -> None:
    """Nor is a stranger led on to the photos: that, too, would say that there is such a NIK."""
    decision = decide(given_answer, standing=standing, policy=POLICY)
    others = {given_answer.of(element).comparison for element in (Element.NIK, Element.BIRTH_DATE)}
    knows_the_card = given_answer.of(Element.FAMILY_CARD).comparison is Comparison.MATCH
    if given_answer.status is not RegistryStatus.ACTIVE or not knows_the_card or Comparison.NO_MATCH in others:
        assert decision == Decision(refusal=RefusalReason.NOT_FOUND)
    elif standing is Standing.CLEAR:
        assert decision.refusal is None


@given(answers, st.sampled_from(Standing))
def test_what_a_nik_did_before_is_told_to_its_knower_alone(given_answer: RegistryAnswer, standing: Standing) -> None:
    decision = decide(given_answer, standing=standing, policy=POLICY)
    if decision.refusal in PAST or decision.is_proven:
        exact = (Element.NIK, Element.FAMILY_CARD, Element.BIRTH_DATE)
        assert all(given_answer.of(element).comparison is Comparison.MATCH for element in exact)


@given(answers, st.sampled_from(Standing))
def test_the_registry_never_refuses_for_a_persons_reasons(given_answer: RegistryAnswer, standing: Standing) -> None:
    assert decide(given_answer, standing=standing, policy=POLICY).refusal not in BY_REVIEWER


@given(answers)
def test_nobody_of_clear_standing_goes_on_undoubted_without_a_full_match(given_answer: RegistryAnswer) -> None:
    decision = decide(given_answer, standing=Standing.CLEAR, policy=POLICY)
    if decision.refusal is None and not decision.review:
        assert decision.is_proven


@pytest.mark.parametrize("standing", [Standing.ALREADY_RECIPIENT, Standing.BARRED])
def test_whoever_knows_all_of_it_is_told_what_the_nik_did_before(standing: Standing) -> None:
    assert decide(answer(), standing=standing, policy=POLICY) == Decision(RefusalReason(standing.value), is_proven=True)


def test_whatever_the_registry_refused_may_be_corrected() -> None:
    assert {reason for reason in RefusalReason if not may_correct(reason)} == BY_REVIEWER


def test_doubts_and_failed_photos_are_named_once_each() -> None:
    doubts = after_photos(doubts=[ReviewReason.NAME_DIFFERS, ReviewReason.NAME_DIFFERS], failed=[ReviewReason.SELFIE])
    assert doubts == [ReviewReason.NAME_DIFFERS, ReviewReason.SELFIE]
    assert after_photos(doubts=[], failed=[]) == []


@pytest.mark.parametrize(
    ("now", "again"),
    [
        ("2021-02-24T03:00:00+00:00", "2021-02-25T00:00:00+07:00"),
        ("2021-02-24T16:59:59+00:00", "2021-02-25T00:00:00+07:00"),
        ("2021-02-24T17:00:00+00:00", "2021-02-26T00:00:00+07:00"),
        ("2021-02-28T20:00:00+07:00", "2021-03-01T00:00:00+07:00"),
    ],
)
def test_the_day_of_the_limits_ends_at_midnight_in_jakarta(now: str, again: str) -> None:
    moment = datetime.fromisoformat(now)
    for limit, most in (
        (asks_of_applicant(POLICY), 5),
        (further_asks_about_nik(POLICY), 10),
        (own_asks_of_all(POLICY), 300),
    ):
        assert limit.allowance([moment] * (most - 1), now=moment).left == 1
        spent = limit.allowance([moment] * most, now=moment)
        assert spent.next_at is not None
        assert spent.next_at.isoformat() == again


def test_the_names_of_the_tallies_stay_or_what_was_counted_today_would_be_forgotten() -> None:
    limits = (asks_of_applicant, own_asks_about_nik, own_asks_of_all, further_asks_about_nik)
    assert [limit(POLICY).kind for limit in limits] == [
        "asks_of_applicant",
        "own_asks_about_nik",
        "own_asks_of_all",
        "asks_about_nik",
    ]


def test_a_policy_is_in_force_from_its_day_until_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (replace(POLICY, valid_from=date(2020, month, 1)) for month in (4, 8))
    monkeypatch.setattr(rules, "_POLICIES", (first, second))
    days = [date(2020, 3, 31), date(2020, 4, 1), date(2020, 7, 31), date(2020, 8, 1), date(2020, 8, 2)]
    assert [policy_on(day) for day in days] == [first, first, first, second, second]


def test_the_policy_before_the_first_one_is_the_first_one() -> None:
    assert policy_on(date(2019, 1, 1)) == policy_on(date(2020, 4, 11))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({}, None),
        ({"width": 639, "height": 480}, PhotoProblem.SMALL),
        ({"width": 1000, "height": 399}, PhotoProblem.SMALL),
        ({"width": 480, "height": 640}, None),
        ({"brightness": 44.9}, PhotoProblem.DARK),
        ({"blown_out": 0.26}, PhotoProblem.GLARE),
        ({"sharpness": 39.9}, PhotoProblem.BLUR),
        ({"brightness": 20.0, "sharpness": 5.0}, PhotoProblem.DARK),
        ({"blown_out": 0.5, "sharpness": 5.0}, PhotoProblem.GLARE),
        ({"width": 100, "sharpness": 5.0}, PhotoProblem.SMALL),
    ],
)
def test_the_cause_is_named(changed: dict[str, float], problem: PhotoProblem | None) -> None:
    good = {"width": 1280, "height": 810, "sharpness": 600.0, "brightness": 170.0, "blown_out": 0.0}
    assert problem_of(Measures(**(good | changed)), LIMITS) is problem  # type: ignore[arg-type]
