"""What follows from the answers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.profile.answers import Answers, Education, Employment, NoOffice, Topic
from prakerja.profile.rules import (
    Barrier,
    answered,
    barriers_of,
    groups_for,
    target_group_of,
    unanswered,
)
from prakerja.schemes.groups import BarredGroup, SeatGroup, TargetGroup

WHOLE = Answers(
    full_name="Siti Rekaan",
    ktp_address="Jl. Melati 7",
    ktp_province="32",
    ktp_regency="3273",
    same_as_ktp=True,
    domicile_address="Jl. Melati 7",
    domicile_province="32",
    domicile_regency="3273",
    education=Education.SENIOR,
    in_formal_education=False,
    employment=Employment.DISMISSED,
    office=NoOffice.NONE,
    disability=False,
    dependants=0,
    topic=Topic.DIGITAL,
)


def test_whole_answers_lack_nothing() -> None:
    assert unanswered(WHOLE) == ()


def test_nobody_is_asked_for_the_domicile_before_saying_that_it_is_elsewhere() -> None:
    assert "domicile_regency" not in unanswered(Answers())
    assert unanswered(replace(Answers(), same_as_ktp=False))[4:7] == (
        "domicile_address",
        "domicile_province",
        "domicile_regency",
    )


def test_no_dependants_is_an_answer() -> None:
    assert "dependants" not in unanswered(replace(Answers(), dependants=0))


def test_another_province_asks_for_the_regency_again() -> None:
    after = answered(WHOLE, {"ktp_province": "33"})
    assert after.ktp_regency is None
    assert "ktp_regency" in unanswered(after)


def test_the_same_province_keeps_the_regency() -> None:
    assert answered(WHOLE, {"ktp_province": "32"}) == WHOLE


def test_a_regency_from_an_older_tab_brings_its_province_along() -> None:
    moved = answered(WHOLE, {"ktp_province": "33"})
    after = answered(moved, {"ktp_regency": "3204"})
    assert (after.ktp_province, after.ktp_regency) == ("32", "3204")


def test_living_at_the_ktp_address_copies_it() -> None:
    elsewhere = replace(WHOLE, same_as_ktp=False, domicile_address="Jl. Lain 1", domicile_regency="3171")
    after = answered(elsewhere, {"same_as_ktp": True})
    assert (after.domicile_address, after.domicile_regency) == ("Jl. Melati 7", "3273")


def test_a_corrected_ktp_address_moves_the_domicile_that_is_the_same() -> None:
    after = answered(WHOLE, {"ktp_province": "31", "ktp_regency": "3171"})
    assert after.domicile_regency == "3171"


def test_living_elsewhere_forgets_the_copy() -> None:
    after = answered(WHOLE, {"same_as_ktp": False})
    assert (after.domicile_address, after.domicile_province, after.domicile_regency) == (None, None, None)


def test_the_kind_of_a_disability_goes_with_it() -> None:
    with_kind = answered(WHOLE, {"disability": True, "disability_kind": "visual"})
    assert with_kind.disability_kind == "visual"
    assert answered(with_kind, {"disability": False}).disability_kind == ""


@pytest.mark.parametrize(
    ("employment", "disability", "groups"),
    [
        (None, None, ()),
        ("dismissed", False, ("phk",)),
        ("furloughed", None, ("dirumahkan",)),
        ("micro_business", True, ("umk", "disabilitas")),
        ("migrant_returnee", False, ("pmi",)),
        ("job_seeker", False, ("pencari_kerja",)),
        ("worker", False, ("pekerja",)),
        ("other", True, ("disabilitas",)),
        ("other", False, ()),
    ],
)
def test_the_groups_of_the_draw(employment: str | None, disability: bool | None, groups: tuple[str, ...]) -> None:
    assert groups_for(employment=employment, disability=disability) == groups


@pytest.mark.parametrize("employment", list(Employment))
def test_every_group_has_a_known_name(employment: Employment) -> None:
    assert set(groups_for(employment=employment, disability=True)) <= set(SeatGroup)


def test_the_schemes_know_the_groups_that_the_answers_name() -> None:
    named = {target_group_of(employment) for employment in Employment} - {None}
    assert named == set(TargetGroup)


def test_who_is_neither_working_nor_looking_for_work_is_in_no_target_group() -> None:
    assert target_group_of(Employment.OTHER) is None


def test_barriers_are_named_early() -> None:
    assert barriers_of(Answers()) == ()
    assert barriers_of(WHOLE) == ()
    barred = replace(WHOLE, in_formal_education=True, employment=Employment.OTHER, office=BarredGroup.POLICE)
    assert barriers_of(barred) == (Barrier.IN_FORMAL_EDUCATION, Barrier.NOT_A_TARGET_GROUP, Barrier.OFFICE)


regency = st.sampled_from(["1101", "3171", "3273", "3374", "9101"])


@given(
    st.lists(
        st.one_of(
            st.fixed_dictionaries({"ktp_province": regency.map(lambda code: code[:2])}),
            st.fixed_dictionaries({"ktp_regency": regency}),
            st.fixed_dictionaries({"domicile_regency": regency}),
            st.fixed_dictionaries({"same_as_ktp": st.booleans()}),
        )
    )
)
def test_whatever_the_order_of_answers_regions_fit_together(givens: list[dict[str, str | bool]]) -> None:
    answers = Answers()
    for given_now in givens:
        answers = answered(answers, given_now)
    for kind in ("ktp", "domicile"):
        code = getattr(answers, f"{kind}_regency")
        assert code is None or code[:2] == getattr(answers, f"{kind}_province")
    assert not answers.same_as_ktp or answers.domicile_regency == answers.ktp_regency
