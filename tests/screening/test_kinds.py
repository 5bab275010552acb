"""What being on a list means: each kind speaks to one rule, and only where the scheme asks."""

import pytest

from prakerja.identity.rules import Standing
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import digest
from prakerja.profile.answers import Employment
from prakerja.schemes.groups import BarredGroup
from prakerja.schemes.load_scheme import load_scheme, scheme_names
from prakerja.screening.kinds import (
    BARRED_GROUP_KINDS,
    EDUCATION_KINDS,
    RECIPIENT_KINDS,
    ListKind,
    Rule,
    kinds_that_bar,
)
from prakerja.screening.parameters import employments_allowed, parameters_of
from prakerja.screening.standing import standing_of
from tests.situations.screening import JOINED, a_list, a_nik

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
    said = kinds_that_bar(load_scheme(scheme).eligibility)
    assert {rule: said[rule] for rule in BARRING[scheme]} == BARRING[scheme]


@pytest.mark.parametrize("scheme", scheme_names())
def test_no_kind_speaks_to_two_rules_of_a_scheme(scheme: str) -> None:
    said = kinds_that_bar(load_scheme(scheme).eligibility)
    spoken = [kind for kinds in said.values() for kind in kinds]
    assert len(spoken) == len(set(spoken))


def test_every_kind_means_something_in_some_period() -> None:
    said = (kinds_that_bar(load_scheme(scheme).eligibility).values() for scheme in scheme_names())
    assert {kind for rules in said for kinds in rules for kind in kinds} == set(ListKind)


def test_the_seven_groups_have_a_list_each() -> None:
    assert {kind.value for kind in BARRED_GROUP_KINDS} == {group.value for group in BarredGroup}
    assert len(BARRED_GROUP_KINDS) == 7


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"one_card_per_lifetime": True, "revoked_barred": True}, RECIPIENT_KINDS | {ListKind.REVOKED}),
        ({"one_card_per_lifetime": True, "revoked_barred": False}, RECIPIENT_KINDS),
        (
            {"one_card_per_lifetime": False, "revoked_barred": False, "earlier_recipients_barred_from_years": (2021,)},
            {ListKind.RECIPIENT_2021},
        ),
        (
            {"one_card_per_lifetime": False, "revoked_barred": True, "earlier_recipients_barred_from_years": ()},
            {ListKind.REVOKED},
        ),
        ({"one_card_per_lifetime": False, "revoked_barred": False, "earlier_recipients_barred_from_years": ()}, set()),
    ],
)
def test_recipients_are_barred_for_life_or_by_the_years_that_are_named(
    changes: dict[str, object], kinds: set[ListKind]
) -> None:
    eligibility = load_scheme("2021").eligibility.model_copy(update=changes)
    assert kinds_that_bar(eligibility)[Rule.EARLIER_RECIPIENT] == kinds


def test_where_pupils_are_not_barred_no_list_of_pupils_counts() -> None:
    eligibility = load_scheme("2021").eligibility.model_copy(update={"in_education_barred": False})
    assert kinds_that_bar(eligibility)[Rule.EDUCATION] == set()


@pytest.mark.parametrize(
    "changes", [{"exclusion_lists": ("pkh",)}, {"earlier_recipients_barred_from_years": (2019,)}], ids=str
)
def test_a_scheme_with_a_list_that_nobody_keeps_is_refused(changes: dict[str, object]) -> None:
    eligibility = load_scheme("2021").eligibility.model_copy(update=changes)
    with pytest.raises(ValueError, match="is not a valid ListKind"):
        kinds_that_bar(eligibility)


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
    pairs = set(zip(given.pop("rules"), given.pop("kinds"), strict=True))  # type: ignore[arg-type]
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
    assert pairs == {
        *(("education", kind.value) for kind in EDUCATION_KINDS),
        *(("barred_group", kind.value) for kind in BARRED_GROUP_KINDS),
        *(("aid", kind.value) for kind in AID),
        *(("earlier_recipient", kind.value) for kind in RECIPIENT_KINDS | {ListKind.REVOKED}),
    }


def what_it_means(kind: ListKind) -> Standing:
    if kind in RECIPIENT_KINDS | {ListKind.REVOKED}:
        return Standing.ALREADY_RECIPIENT
    return Standing.BARRED if kind in BARRED_GROUP_KINDS else Standing.CLEAR


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(ListKind))
def test_what_each_list_means_before_any_wave(kind: ListKind) -> None:
    a_list(a_nik(1), kind=kind)
    named, other = (digest(a_nik(number), purpose=Purpose.NIK) for number in (1, 2))
    assert standing_of(nik_digest=named, on=JOINED.date()) is what_it_means(kind)
    assert standing_of(nik_digest=other, on=JOINED.date()) is Standing.CLEAR
