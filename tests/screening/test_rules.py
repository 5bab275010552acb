"""The rules of eligibility, read aloud. Schemes are the real ones."""

from dataclasses import replace
from datetime import date

import pytest

from prakerja.profile.answers import Employment
from prakerja.profile.rules import target_group_of
from prakerja.schemes.load_scheme import load_scheme, scheme_names
from prakerja.screening.kinds import ListKind, Rule, lists_that_bar
from prakerja.screening.parameters import rules_version
from prakerja.screening.reasons import RULE_OF, SOURCE_OF, Reason, Source
from prakerja.screening.rules import Facts, Finding, Listed, Received, age_on, findings

CLOSING = date(2021, 2, 26)
ELIGIBLE = Facts(
    verified_on=date(2021, 2, 24),
    birth_date=date(1995, 5, 5),
    in_formal_education=False,
    employment="dismissed",
    office="none",
    listed=(),
    received=None,
    household_held=0,
)


def decided(facts: Facts, scheme: str = "2021", on: date = CLOSING) -> dict[Rule, Finding]:
    return findings(facts, load_scheme(scheme).eligibility, on)


def reasons(facts: Facts, scheme: str = "2021", on: date = CLOSING) -> list[Reason]:
    return [finding.reason for finding in decided(facts, scheme, on).values() if finding.reason]


@pytest.mark.parametrize("scheme", scheme_names())
def test_somebody_eligible_meets_every_rule(scheme: str) -> None:
    assert reasons(ELIGIBLE, scheme) == []


@pytest.mark.parametrize("scheme", scheme_names())
def test_every_list_of_a_scheme_has_a_kind(scheme: str) -> None:
    assert all(lists_that_bar(load_scheme(scheme).eligibility).values()) or scheme != "2021"


@pytest.mark.parametrize(
    ("born", "completed"),
    [(date(2003, 2, 26), 18), (date(2003, 2, 27), 17), (date(2004, 2, 29), 16), (date(2003, 2, 25), 18)],
)
def test_years_are_completed_on_the_birthday(born: date, completed: int) -> None:
    assert age_on(born, CLOSING) == completed


def test_somebody_born_on_the_29th_of_february_completes_a_year_on_the_1st_of_march() -> None:
    assert [age_on(date(2004, 2, 29), day) for day in (date(2022, 2, 28), date(2022, 3, 1))] == [17, 18]


def test_seventeen_is_too_young_on_the_day_of_closing() -> None:
    finding = decided(replace(ELIGIBLE, birth_date=date(2003, 2, 27)))[Rule.AGE]
    assert finding.reason is Reason.TOO_YOUNG
    assert finding.facts == {"age": 17, "on": "2021-02-26", "minimum": 18, "maximum": None}


def test_sixty_five_is_too_old_since_2023_and_was_not_before() -> None:
    facts = replace(ELIGIBLE, birth_date=date(1956, 1, 1))
    assert (reasons(facts, "2021"), reasons(facts, "2023")) == ([], [Reason.TOO_OLD])


def test_an_identity_that_is_not_verified_is_no_citizen_and_has_no_age() -> None:
    assert reasons(replace(ELIGIBLE, verified_on=None, birth_date=None)) == [Reason.NOT_VERIFIED, Reason.AGE_UNKNOWN]


def test_whoever_declares_to_study_is_refused_by_their_own_word() -> None:
    finding = decided(replace(ELIGIBLE, in_formal_education=True))[Rule.EDUCATION]
    assert finding.reason is Reason.DECLARED_STUDENT
    assert SOURCE_OF[finding.reason] is Source.APPLICANT


def test_a_list_of_pupils_counts_against_the_applicants_word() -> None:
    finding = decided(replace(ELIGIBLE, listed=(Listed(7, ListKind.EMIS),)))[Rule.EDUCATION]
    assert finding.reason is Reason.LISTED_STUDENT
    assert SOURCE_OF[finding.reason] is Source.LIST
    assert finding.facts == {"declared": False, "list_id": 7}


@pytest.mark.parametrize("employment", ["other", None])
def test_a_status_that_the_programme_is_not_for_is_refused(employment: str | None) -> None:
    assert reasons(replace(ELIGIBLE, employment=employment)) == [Reason.NOT_A_TARGET_GROUP]


@pytest.mark.parametrize("group", load_scheme("2021").eligibility.barred_groups)
def test_each_of_the_seven_groups_is_barred_by_word_and_by_list(group: str) -> None:
    assert reasons(replace(ELIGIBLE, office=group)) == [Reason.DECLARED_OFFICE]
    assert reasons(replace(ELIGIBLE, listed=(Listed(1, ListKind(group)),))) == [Reason.LISTED_OFFICE]


@pytest.mark.parametrize(("scheme", "expected"), [("2020b", []), ("2021", [Reason.LISTED_AID]), ("2023", [])])
@pytest.mark.parametrize("kind", [ListKind.DTKS, ListKind.BSU, ListKind.BPUM])
def test_other_aid_excludes_in_2021_alone(kind: ListKind, scheme: str, expected: list[Reason]) -> None:
    assert reasons(replace(ELIGIBLE, listed=(Listed(1, kind),)), scheme) == expected


def test_a_recipient_of_2020_cannot_be_one_of_2021() -> None:
    assert reasons(replace(ELIGIBLE, listed=(Listed(1, ListKind.RECIPIENT, 2020),))) == [Reason.LISTED_RECIPIENT]
    assert reasons(replace(ELIGIBLE, received=Received(wave=11, on=date(2020, 11, 5)))) == [Reason.ALREADY_RECIPIENT]


@pytest.mark.parametrize(("year", "expected"), [(2020, []), (2031, [Reason.LISTED_RECIPIENT]), (2032, [])])
def test_where_a_card_is_not_for_life_the_years_that_the_scheme_names_bar(year: int, expected: list[Reason]) -> None:
    changes = {"one_card_per_lifetime": False, "earlier_recipients_barred_from_years": (2031,)}
    eligibility = load_scheme("2021").eligibility.model_copy(update=changes)
    listed = (Listed(1, ListKind.RECIPIENT, year),)
    found = findings(replace(ELIGIBLE, listed=listed), eligibility, CLOSING).values()
    assert [one.reason for one in found if one.reason] == expected


def test_a_revoked_card_was_a_card() -> None:
    assert reasons(replace(ELIGIBLE, listed=(Listed(1, ListKind.REVOKED),))) == [Reason.LISTED_RECIPIENT]


@pytest.mark.parametrize(("held", "scheme", "full"), [(1, "2021", False), (2, "2021", True), (9, "2020b", False)])
def test_a_household_that_holds_its_cap_is_full(held: int, scheme: str, full: bool) -> None:
    assert reasons(replace(ELIGIBLE, household_held=held), scheme) == [Reason.HOUSEHOLD_FULL] * full


def test_of_two_lists_the_one_imported_first_is_named() -> None:
    listed = (Listed(3, ListKind.BSU), Listed(5, ListKind.DTKS))
    assert decided(replace(ELIGIBLE, listed=listed))[Rule.AID].facts == {"list_id": 3}


def test_every_reason_belongs_to_a_rule_and_has_a_source_and_they_stand_in_the_order_of_the_rules() -> None:
    assert list(RULE_OF) == list(SOURCE_OF) == list(Reason)
    places = [list(Rule).index(RULE_OF[reason]) for reason in Reason]
    assert places == sorted(places)
    assert set(RULE_OF.values()) == set(Rule)


def test_the_version_of_a_verdict_names_the_scheme_its_hash_and_the_edition() -> None:
    scheme = load_scheme("2021")
    assert rules_version(scheme) == f"2021-{scheme.sha256[:12]}-1"


def test_whoever_cannot_prove_citizenship_is_let_in_where_nobody_asks_for_it() -> None:
    open_to_all = load_scheme("2021").eligibility.model_copy(update={"citizens_only": False})
    said = findings(replace(ELIGIBLE, verified_on=None), open_to_all, CLOSING)
    assert said[Rule.CITIZENSHIP] == Finding(None, {"verified_on": None})


@pytest.mark.parametrize(("years", "old"), [(64, False), (65, True)])
def test_the_greatest_age_is_still_allowed(years: int, old: bool) -> None:
    facts = replace(ELIGIBLE, birth_date=date(2023 - years, 2, 1))
    assert reasons(facts, "2023", date(2023, 3, 1)) == [Reason.TOO_OLD] * old


def test_their_own_word_comes_before_a_list_that_says_the_same() -> None:
    listed = (Listed(1, ListKind.EMIS), Listed(2, ListKind.POLICE), Listed(3, ListKind.RECIPIENT, 2020))
    told = replace(
        ELIGIBLE,
        in_formal_education=True,
        office="police",
        received=Received(11, date(2020, 11, 1)),
        listed=listed,
    )
    assert reasons(told) == [Reason.DECLARED_STUDENT, Reason.DECLARED_OFFICE, Reason.ALREADY_RECIPIENT]
    assert reasons(replace(ELIGIBLE, listed=listed)) == [
        Reason.LISTED_STUDENT,
        Reason.LISTED_OFFICE,
        Reason.LISTED_RECIPIENT,
    ]


@pytest.mark.parametrize(
    ("year", "lifetime", "barred"), [(2020, False, True), (2021, False, False), (2021, True, True)]
)
def test_an_award_bars_for_life_or_by_its_year(year: int, lifetime: bool, barred: bool) -> None:
    eligibility = load_scheme("2021").eligibility.model_copy(update={"one_card_per_lifetime": lifetime})
    said = findings(replace(ELIGIBLE, received=Received(9, date(year, 6, 1))), eligibility, CLOSING)
    assert (said[Rule.EARLIER_RECIPIENT].reason is Reason.ALREADY_RECIPIENT) == barred
    assert said[Rule.EARLIER_RECIPIENT].facts == {"wave": 9, "list_id": None}


def test_every_rule_finds_something_of_everybody_in_the_order_of_telling() -> None:
    assert list(decided(ELIGIBLE)) == list(Rule)
    nothing = Facts(None, None, None, None, None, (), None, 0)
    assert list(decided(nothing)) == list(Rule)
    assert reasons(nothing) == [Reason.NOT_VERIFIED, Reason.AGE_UNKNOWN, Reason.NOT_A_TARGET_GROUP]


@pytest.mark.parametrize("employment", list(Employment))
@pytest.mark.parametrize("scheme", scheme_names())
def test_every_answer_about_work_is_for_the_programme_or_not(employment: Employment, scheme: str) -> None:
    group = target_group_of(employment)
    is_for_them = group is not None and group in load_scheme(scheme).eligibility.may_receive
    assert reasons(replace(ELIGIBLE, employment=employment), scheme) == [Reason.NOT_A_TARGET_GROUP] * (not is_for_them)
