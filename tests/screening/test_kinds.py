"""What being on a list means: each kind speaks to one rule, and only where the scheme asks."""

import pytest

from prakerja.identity.rules import Standing
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.profile.answers import Employment
from prakerja.schemes.groups import BarredGroup
from prakerja.schemes.load_scheme import load_scheme, scheme_names
from prakerja.screening.kinds import (
    BARRED_GROUP_KINDS,
    EDUCATION_KINDS,
    RECEIVED_KINDS,
    Barring,
    ListKind,
    Rule,
    lists_that_bar,
)
from prakerja.screening.parameters import employments_allowed, parameters_of
from prakerja.screening.standing import standing_of
from tests.situations.screening import JOINED, a_list, a_nik

OF_ANY_YEAR, REVOKED = Barring(ListKind.RECIPIENT), Barring(ListKind.REVOKED)
AID = {ListKind.DTKS, ListKind.BSU, ListKind.BPUM}
#: What the published rules of each period say of the lists.
BARRING = {
    "2020a": {Rule.EDUCATION: EDUCATION_KINDS, Rule.BARRED_GROUP: set(), Rule.AID: set()},
    "2020b": {Rule.EDUCATION: EDUCATION_KINDS, Rule.BARRED_GROUP: BARRED_GROUP_KINDS, Rule.AID: set()},
    "2021": {Rule.EDUCATION: EDUCATION_KINDS, Rule.BARRED_GROUP: BARRED_GROUP_KINDS, Rule.AID: AID},
    "2023": {Rule.EDUCATION: EDUCATION_KINDS, Rule.BARRED_GROUP: BARRED_GROUP_KINDS, Rule.AID: set()},
}


@pytest.mark.parametrize("scheme", scheme_names())
def test_a_scheme_is_barred_to_those_lists_that_its_text_names(scheme: str) -> None:
    said = lists_that_bar(load_scheme(scheme).eligibility)
    assert {rule: {one.kind for one in said[rule]} for rule in BARRING[scheme]} == BARRING[scheme]
    assert all(one.year is None for rule in BARRING[scheme] for one in said[rule])


@pytest.mark.parametrize("scheme", scheme_names())
def test_no_kind_speaks_to_two_rules_of_a_scheme(scheme: str) -> None:
    said = lists_that_bar(load_scheme(scheme).eligibility)
    spoken = [one.kind for lists in said.values() for one in lists]
    assert len(spoken) == len(set(spoken))


def test_every_kind_means_something_in_some_period() -> None:
    said = (lists_that_bar(load_scheme(scheme).eligibility).values() for scheme in scheme_names())
    assert {one.kind for rules in said for lists in rules for one in lists} == set(ListKind)


def test_the_seven_groups_have_a_list_each() -> None:
    assert {kind.value for kind in BARRED_GROUP_KINDS} == {group.value for group in BarredGroup}
    assert len(BARRED_GROUP_KINDS) == 7


@pytest.mark.parametrize(
    ("changes", "lists"),
    [
        ({"one_card_per_lifetime": True, "revoked_barred": True}, {OF_ANY_YEAR, REVOKED}),
        ({"one_card_per_lifetime": True, "revoked_barred": False}, {OF_ANY_YEAR}),
        (
            {"one_card_per_lifetime": False, "revoked_barred": False, "earlier_recipients_barred_from_years": (2031,)},
            {Barring(ListKind.RECIPIENT, 2031)},
        ),
        (
            {"one_card_per_lifetime": False, "revoked_barred": True, "earlier_recipients_barred_from_years": ()},
            {REVOKED},
        ),
        ({"one_card_per_lifetime": False, "revoked_barred": False, "earlier_recipients_barred_from_years": ()}, set()),
    ],
)
def test_recipients_are_barred_for_life_or_by_the_years_that_are_named(
    changes: dict[str, object], lists: set[Barring]
) -> None:
    eligibility = load_scheme("2021").eligibility.model_copy(update=changes)
    assert lists_that_bar(eligibility)[Rule.EARLIER_RECIPIENT] == lists


def test_where_pupils_are_not_barred_no_list_of_pupils_counts() -> None:
    eligibility = load_scheme("2021").eligibility.model_copy(update={"in_education_barred": False})
    assert lists_that_bar(eligibility)[Rule.EDUCATION] == set()


def test_a_scheme_with_a_list_that_nobody_keeps_is_refused() -> None:
    eligibility = load_scheme("2021").eligibility.model_copy(update={"exclusion_lists": ("pkh",)})
    with pytest.raises(ValueError, match="is not a valid ListKind"):
        lists_that_bar(eligibility)


EVERYBODY = set(Employment) - {Employment.OTHER}


@pytest.mark.parametrize(
    ("scheme", "allowed"),
    [
        ("2020a", EVERYBODY - {Employment.FURLOUGHED, Employment.MICRO_BUSINESS}),
        ("2020b", EVERYBODY),
        ("2021", EVERYBODY),
        ("2023", EVERYBODY),
    ],
)
def test_a_scheme_is_for_those_whom_its_law_names(scheme: str, allowed: set[Employment]) -> None:
    assert employments_allowed(load_scheme(scheme).eligibility) == allowed


def test_the_statement_is_given_what_the_scheme_of_2021_says() -> None:
    given = parameters_of(load_scheme("2021").eligibility)
    lists = set(zip(given.pop("rules"), given.pop("kinds"), given.pop("years"), strict=True))  # type: ignore[arg-type]
    assert given == {
        "citizens_only": True,
        "minimum_age": 18,
        "maximum_age": None,
        "in_education_barred": True,
        "employments_allowed": sorted(EVERYBODY),
        "barred_groups": [group.value for group in BarredGroup],
        "one_card_per_lifetime": True,
        "years_barred": [2020],
        "household_cap": 2,
    }
    assert lists == {
        *(("education", kind.value, None) for kind in EDUCATION_KINDS),
        *(("barred_group", kind.value, None) for kind in BARRED_GROUP_KINDS),
        *(("aid", kind.value, None) for kind in AID),
        *(("earlier_recipient", kind.value, None) for kind in RECEIVED_KINDS),
    }


def what_it_means(kind: ListKind) -> Standing:
    if kind in RECEIVED_KINDS:
        return Standing.ALREADY_RECIPIENT
    return Standing.BARRED if kind in BARRED_GROUP_KINDS else Standing.CLEAR


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(ListKind))
def test_what_each_list_means_before_any_wave(kind: ListKind) -> None:
    a_list(a_nik(1), kind=kind)
    named, other = (digest(a_nik(number), purpose=Purpose.NIK) for number in (1, 2))
    assert standing_of(nik_digest=named, on=JOINED.date()) is what_it_means(kind)
    assert standing_of(nik_digest=other, on=JOINED.date()) is Standing.CLEAR
