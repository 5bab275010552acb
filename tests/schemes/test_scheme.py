"""The scheme files: their figures, their sources, and what the loader refuses."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError
from pytest_django import Settings

from prakerja.kit.rupiah import Rupiah
from prakerja.schemes.groups import BarredGroup, SeatGroup, TargetGroup
from prakerja.schemes.load_scheme import SchemeRefused, load_scheme, scheme_names, schemes_folder
from prakerja.schemes.scheme import Scheme

NAMES = ("2020a", "2020b", "2021", "2023")
_STRANGER = 'partners_from = { ovoo = 2021-01-01 }\nsource.partners_from = "invented here"'
SECTIONS = ("period", "eligibility", "priority", "benefits", "deadlines", "training", "test")


def test_the_four_schemes_are_at_hand() -> None:
    assert scheme_names() == NAMES


@pytest.mark.parametrize(
    ("name", "balance", "incentive", "instalments", "survey", "surveys", "total"),
    [
        ("2020a", 1_000_000, 600_000, 4, 50_000, 3, 3_550_000),
        ("2020b", 1_000_000, 600_000, 4, 50_000, 3, 3_550_000),
        ("2021", 1_000_000, 600_000, 4, 50_000, 3, 3_550_000),
        ("2023", 3_500_000, 600_000, 1, 50_000, 2, 4_200_000),
    ],
)
def test_the_money_is_the_programmes(
    name: str, balance: int, incentive: int, instalments: int, survey: int, surveys: int, total: int
) -> None:
    benefits = load_scheme(name).benefits
    amounts = (benefits.training_balance, benefits.incentive, benefits.survey_incentive, benefits.total)
    assert amounts == (Rupiah(balance), Rupiah(incentive), Rupiah(survey), Rupiah(total))
    assert (benefits.incentive_instalments, benefits.surveys) == (instalments, surveys)


@pytest.mark.parametrize(
    ("name", "ages", "cap", "lists", "years", "purchase_days", "minutes"),
    [
        ("2020a", (18, None), None, (), (), 30, 25),
        ("2020b", (18, None), None, (), (), 30, 25),
        ("2021", (18, None), 2, ("dtks", "bsu", "bpum"), (2020,), 30, 15),
        ("2023", (18, 64), 2, (), (2020, 2021, 2022), 15, 40),
    ],
)
def test_the_conditions_are_the_programmes(
    name: str,
    ages: tuple[int, int | None],
    cap: int | None,
    lists: tuple[str, ...],
    years: tuple[int, ...],
    purchase_days: int,
    minutes: int,
) -> None:
    scheme = load_scheme(name)
    assert (scheme.eligibility.minimum_age, scheme.eligibility.maximum_age) == ages
    assert scheme.eligibility.household_cap == cap
    assert scheme.eligibility.exclusion_lists == lists
    assert scheme.eligibility.earlier_recipients_barred_from_years == years
    assert scheme.deadlines.first_purchase_days == purchase_days
    assert scheme.test.minutes == minutes


@pytest.mark.parametrize("name", NAMES)
def test_every_scheme_is_for_grown_citizens_out_of_school_and_asks_18_items(name: str) -> None:
    scheme = load_scheme(name)
    assert scheme.eligibility.citizens_only
    assert scheme.eligibility.in_education_barred
    assert scheme.eligibility.maximum_monthly_wage is None
    assert scheme.test.items == 18
    assert scheme.test.effect == "informs"


@pytest.mark.parametrize("name", ["2020b", "2021", "2023"])
def test_since_perpres_76_the_seven_groups_are_barred_and_all_five_may_receive(name: str) -> None:
    eligibility = load_scheme(name).eligibility
    assert set(eligibility.barred_groups) == set(BarredGroup)
    assert set(eligibility.may_receive) == set(TargetGroup)


def test_before_perpres_76_no_group_was_barred_and_three_might_receive() -> None:
    eligibility = load_scheme("2020a").eligibility
    assert eligibility.barred_groups == ()
    assert eligibility.may_receive == (TargetGroup.JOB_SEEKERS, TargetGroup.DISMISSED, TargetGroup.WORKERS)


def test_the_waves_follow_each_other_without_a_gap() -> None:
    periods = [load_scheme(name).period for name in NAMES]
    assert [(period.first_wave, period.last_wave) for period in periods] == [(1, 3), (4, 11), (12, 47), (48, None)]
    assert [period.opens_on for period in periods] == sorted(period.opens_on for period in periods)


@pytest.mark.parametrize(
    ("wave", "scheme"),
    [(1, "2020a"), (3, "2020a"), (4, "2020b"), (11, "2020b"), (12, "2021"), (47, "2021"), (48, "2023"), (71, "2023")],
)
def test_each_wave_belongs_to_one_scheme(wave: int, scheme: str) -> None:
    assert [name for name in NAMES if load_scheme(name).period.covers(wave)] == [scheme]


def test_the_laws_of_2020_changed_in_july() -> None:
    assert load_scheme("2020a").period.laws == ("Perpres 36/2020", "Permenko 3/2020")
    assert {"Perpres 76/2020", "Permenko 11/2020"} <= set(load_scheme("2020b").period.laws)


def test_from_august_2020_four_fifths_were_for_the_dismissed_the_furloughed_and_micro_businesses() -> None:
    priority = load_scheme("2020b").priority
    assert priority.groups == (
        TargetGroup.DISMISSED,
        TargetGroup.FURLOUGHED,
        TargetGroup.MICRO_SMALL_BUSINESS_OWNERS,
    )
    assert priority.reserved_percent == 80
    assert load_scheme("2020a").priority.reserved_percent == 0


def test_a_share_is_rounded_up() -> None:
    share = load_scheme("2020b").priority.share_of([("phk", 3), ("dirumahkan", 2), ("umk", 1), ("*", 5), ("pmi", 0)])
    assert (share.reserved, share.least, share.total, share.is_enough) == (6, 9, 11, False)
    assert share.groups == (SeatGroup.DISMISSED, SeatGroup.FURLOUGHED, SeatGroup.MICRO_SMALL_BUSINESS_OWNERS)


@pytest.mark.parametrize(("dismissed", "is_enough"), [(800, True), (799, False)])
def test_a_share_of_round_figures_is_met_by_its_last_seat(dismissed: int, *, is_enough: bool) -> None:
    share = load_scheme("2020b").priority.share_of([("phk", dismissed), ("*", 1_000 - dismissed)])
    assert (share.reserved, share.least, share.is_enough) == (dismissed, 800, is_enough)


def test_dana_pays_out_since_14_october_2020() -> None:
    benefits = load_scheme("2020b").benefits
    assert benefits.partners_on(date(2020, 10, 13)) == ("bni", "ovo", "linkaja", "gopay")
    assert benefits.partners_on(date(2020, 10, 14)) == ("bni", "ovo", "linkaja", "gopay", "dana")
    assert "dana" in load_scheme("2021").benefits.partners_on(date(2021, 2, 23))


def test_the_budget_years_end_on_the_published_days() -> None:
    ends = {end.year: end for name in NAMES for end in load_scheme(name).year_ends}
    of_2020 = ends[2020]
    assert {of_2020.balance_usable_until, of_2020.training_finished_by, of_2020.surveys_close_on} == {
        date(2020, 12, 15)
    }
    assert ends[2022].balance_usable_until == date(2022, 11, 30)
    assert ends[2021].surveys_close_on == date(2021, 12, 10)
    assert [ends[year].last_payment_on for year in (2020, 2021, 2022, 2023)] == [
        date(2021, 4, 15),
        date(2022, 4, 15),
        date(2023, 4, 10),
        date(2024, 2, 29),
    ]
    assert (ends[2022].training_finished_by, ends[2022].reviewed_and_linked_by) == (
        date(2022, 12, 5),
        date(2022, 12, 10),
    )
    assert (ends[2023].training_finished_by, ends[2023].reviewed_and_linked_by) == (
        date(2023, 11, 12),
        date(2023, 12, 3),
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_a_source(name: str) -> None:
    scheme = load_scheme(name)
    parts: list[BaseModel] = [getattr(scheme, section) for section in SECTIONS]
    for part in [*parts, *scheme.year_ends]:
        sources = part.model_dump()["source"]
        assert set(sources) == part.model_fields_set - {"source", "year"}
        assert all(len(source) >= 10 for source in sources.values())


def test_a_scheme_cannot_be_changed_in_memory() -> None:
    with pytest.raises(ValidationError):
        load_scheme("2021").eligibility.minimum_age = 17  # type: ignore[misc]


def test_the_version_is_the_hash_of_the_file(changed_scheme: "ChangedScheme") -> None:
    after = changed_scheme("minimum_age = 18", "minimum_age = 17").version
    before = changed_scheme.original_version
    assert before != after
    assert len(before) == len(after) == 12
    assert int(before, 16) >= 0


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("minimum_age = 18", "minimum_age = 18\nminimum_agee = 18", "eligibility"),
        ('name = "2021"', 'name = "2021"\nsurprise = 1', "surprise"),
        ('name = "2021"', 'name = "2022"', "name"),
        ('name = "2021"', 'name = "2021"\nsha256 = "00"', "hash"),
        ('source.minutes = "', 'source.minute = "', "minute"),
        ("total = 3_550_000", "total = 3_550_001", "3550000"),
        ("total = 3_550_000", "total = -1", "2021.toml: benefits.total: .*-1 is not an amount"),
        ("total = 3_550_000", "total = 3_550_000.0", "2021.toml: benefits.total: .*not an amount"),
        ("total = 3_550_000", "total = true", "2021.toml: benefits.total: .*not an amount"),
        ("items = 18", "items = 19", "18 items"),
        ('effect = "informs"', 'effect = "decides"', "test.effect"),
        ("minimum_age = 18", 'minimum_age = "none"', "eligibility.minimum_age"),
        ("minimum_age = 18", "minimum_age = ", "cannot be read"),
        ('["dtks", "bsu", "bpum"]', "[1]", "exclusion_lists"),
        ("last_wave = 47", "last_wave = 11", "2021.toml: period: .*last wave is 11"),
        ("first_wave = 12", "first_wave = 0", "2021.toml: period.first_wave"),
        ('maximum_age = "none"', "maximum_age = 17", "2021.toml: eligibility: .*18 or older and 17"),
        ("reserved_percent = 0", "reserved_percent = 80", "2021.toml: priority: .*80 % are reserved"),
        ("reserved_percent = 0", "reserved_percent = 101", "2021.toml: priority.reserved_percent"),
        ("not_yet_aided_first = []", 'not_yet_aided_first = ["dtks"]', "2021.toml: .*not_yet_aided_first"),
        ('"dismissed", "furl', '"furl', "2021.toml: .*priority.groups"),
        ("balance_usable_until = 2022-11-30", "balance_usable_until = 2022-12-06", "2021.toml: year_ends.1: .*buying"),
        ("balance_usable_until = 2022-11-30", "balance_usable_until = 2021-11-30", "2021.toml: year_ends.1: .*2022"),
        ("year = 2022", "year = 2021", "2021.toml: year_ends"),
        ("opens_on = 2021-02-23", "opens_on = 2022-02-23", "2021.toml: .*year_ends: 2021 ended before"),
        (
            '"dana"]',
            '"dana"]\npartners_from = { ovoo = 2021-01-01 }\nsource.partners_from = "invented here"',
            "2021.toml: benefits: .*ovoo",
        ),
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused(
    changed_scheme: "ChangedScheme", old: str, new: str, cause: str
) -> None:
    with pytest.raises(SchemeRefused, match=cause):
        changed_scheme(old, new)


def test_a_scheme_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SchemeRefused, match="no scheme '1999'"):
        load_scheme("1999")


@pytest.mark.parametrize("name", ["", "../schemes/2021", "2021.toml"])
def test_a_scheme_is_named_by_a_word_and_not_by_a_path(name: str) -> None:
    with pytest.raises(SchemeRefused, match="not the name of a scheme"):
        load_scheme(name)


class ChangedScheme:
    """Loads the scheme of 2021 with one text replaced by another, from a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.original_version = load_scheme("2021").version

    def __call__(self, old: str, new: str) -> Scheme:
        path = self.folder / "2021.toml"
        text = path.read_text()
        assert old in text
        if old.startswith('"dismissed"'):
            text = text.replace("groups = []", 'groups = ["dismissed"]', 1)
        path.write_text(text.replace(old, new, 1))
        return load_scheme("2021")


@pytest.fixture
def changed_scheme(tmp_path: Path, settings: Settings) -> ChangedScheme:
    (tmp_path / "2021.toml").write_bytes((schemes_folder() / "2021.toml").read_bytes())
    changed = ChangedScheme(tmp_path)
    settings.SCHEMES_FOLDER = tmp_path
    return changed
