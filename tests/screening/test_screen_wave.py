"""A closed wave is screened as a whole, and says of everyone what the rules say of one."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.kit.sql import sql_file
from prakerja.kit.states import MoveRefused
from prakerja.profile.answers import OFFICES, Employment
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening import begin_screening as begin_module
from prakerja.screening import jobs
from prakerja.screening import stretches as stretches_module
from prakerja.screening.begin_screening import CannotScreen, WaitsForAnotherWave
from prakerja.screening.facts_used import facts_used
from prakerja.screening.failed_rules import failed_rules_of
from prakerja.screening.figures import figures_of
from prakerja.screening.kinds import ListKind, Rule
from prakerja.screening.models import ExclusionList, ListedNik, ListInForce, Recipient, Verdict
from prakerja.screening.parameters import parameters_of
from prakerja.screening.rules import Facts, Listed, Received, age_on, findings
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from prakerja.work.state_of import state_of
from prakerja.work.states import WorkState
from tests.situations.authority import SCREENING
from tests.situations.rows import all_rows, changed_since, nothing_changes
from tests.situations.screening import (
    JOINED,
    Known,
    a_joiner,
    a_list,
    a_list_of_recipients,
    a_person,
    a_recipient,
    an_imported_list,
    closed_wave,
)
from tests.situations.waves import a_wave, an_applicant, an_officer, joined, open_wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return SCREENING


NOW = datetime(2021, 2, 26, 5, 1, tzinfo=UTC)


def screened(wave: Wave, clerk: Actor) -> Wave:
    screen_wave(wave_id=wave.pk, by=clerk, now=NOW)
    wave.refresh_from_db()
    return wave


def reasons(wave: Wave, known: Known) -> list[str]:
    failed = failed_rules_of(wave_id=wave.pk, applicant_ids=[known.applicant_id])
    return [rule.reason for rule in failed.get(known.applicant_id, ())]


def verdict_on(known: Known, wave: Wave) -> Verdict:
    return Verdict.objects.of_draw(wave.pk).get(applicant_id=known.applicant_id)


def test_every_joiner_gets_one_verdict_for_the_draw(clerk: Actor) -> None:
    wave = closed_wave()
    eligible, student = a_joiner(wave), a_joiner(wave, in_formal_education=True)
    assert screened(wave, clerk).state == WaveState.SCREENED
    assert Verdict.objects.count() == 2
    verdict = verdict_on(eligible, wave)
    assert (verdict.occasion, verdict.number, verdict.reasons, verdict.decided_at) == ("draw", 12, [], NOW)
    assert verdict_on(student, wave).reasons == ["declared_student"]


def test_who_joins_two_waves_gets_a_verdict_in_each(clerk: Actor) -> None:
    first = closed_wave()
    known = a_joiner(first)
    screened(first, clerk)
    Wave.objects.filter(pk=first.pk).update(state=WaveState.PUBLISHED)
    second = closed_wave(number=13)
    joined(second, known.applicant_id)
    screened(second, clerk)
    verdicts = Verdict.objects.filter(applicant_id=known.applicant_id).order_by("number")
    assert [verdict.number for verdict in verdicts] == [12, 13]


def test_several_reasons_stand_in_the_order_in_which_a_person_is_told(clerk: Actor) -> None:
    wave = closed_wave()
    known = a_joiner(wave, born=date(2010, 1, 1), in_formal_education=True, employment="other", office="police")
    a_list(known.nik, kind=ListKind.BPUM)
    assert verdict_on(known, screened(wave, clerk)).reasons == [
        "too_young",
        "declared_student",
        "not_a_target_group",
        "declared_office",
        "listed_aid",
    ]


def test_the_verdict_keeps_what_the_seats_are_given_by(clerk: Actor) -> None:
    """An answer changed between screening and freezing moves nobody into another group of the draw."""
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    a_recipient(a_person(household=505), wave=earlier)
    known = a_joiner(wave, household=505, employment="furloughed", disability=True)
    verdict = verdict_on(known, screened(wave, clerk))
    assert (verdict.employment, verdict.disability, verdict.household_held) == ("furloughed", True, 1)


def test_a_failed_rule_names_version_facts_and_source(clerk: Actor) -> None:
    wave = closed_wave()
    known = a_joiner(wave, born=date(2003, 2, 27))
    screened(wave, clerk)
    (failed,) = failed_rules_of(wave_id=wave.pk, applicant_ids=[known.applicant_id])[known.applicant_id]
    assert (failed.rule, failed.reason, failed.source) == (Rule.AGE, "too_young", "registry")
    assert failed.facts == {"age": 17, "on": "2021-02-26", "minimum": 18, "maximum": None}
    assert failed.rules_version == f"2021-{wave.scheme_version}-1"


def test_a_listed_joiner_is_told_which_list(clerk: Actor) -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    a_list(known.nik, kind=ListKind.BSU, name="Penerima BSU 2020")
    screened(wave, clerk)
    (failed,) = failed_rules_of(wave_id=wave.pk, applicant_ids=[known.applicant_id])[known.applicant_id]
    assert (failed.rule, failed.naming_list and failed.naming_list.name) == (Rule.AID, "Penerima BSU 2020")


def test_a_list_in_force_on_the_day_of_closing_counts_and_no_other(clerk: Actor) -> None:
    wave = closed_wave()
    past, present, future = a_joiner(wave), a_joiner(wave), a_joiner(wave)
    a_list(past.nik, valid_until=date(2021, 2, 25))
    a_list(present.nik, valid_from=date(2021, 2, 26), valid_until=date(2021, 2, 26))
    a_list(future.nik, valid_from=date(2021, 2, 27))
    screened(wave, clerk)
    assert [reasons(wave, known) for known in (past, present, future)] == [[], ["listed_aid"], []]


def test_a_list_that_nobody_has_confirmed_refuses_nobody(clerk: Actor) -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    an_imported_list(known.nik)
    screened(wave, clerk)
    assert reasons(wave, known) == []


def test_a_third_of_a_family_is_refused_when_two_hold_cards_and_a_second_is_not(clerk: Actor) -> None:
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    for household, holders in ((501, 2), (502, 1)):
        for _ in range(holders):
            a_recipient(a_person(household=household), wave=earlier)
    third, second = a_joiner(wave, household=501), a_joiner(wave, household=502)
    screened(wave, clerk)
    assert (reasons(wave, third), reasons(wave, second)) == (["household_full"], [])


def test_recipients_of_before_our_time_count_in_their_family_like_our_own(clerk: Actor) -> None:
    """Each once, however many lists name them, and not beside an award of ours."""
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    first, second, ours = (a_person(household=household) for household in (506, 506, 507))
    a_recipient(ours, wave=earlier)
    a_list_of_recipients(first, second, ours, year=2020)
    a_list_of_recipients(first, ours, year=2021)
    third, relative = a_joiner(wave, household=506), a_joiner(wave, household=507)
    screened(wave, clerk)
    assert (reasons(wave, third), verdict_on(third, wave).household_held) == (["household_full"], 2)
    assert (reasons(wave, relative), verdict_on(relative, wave).household_held) == ([], 1)


def test_an_imported_recipient_counts_in_their_family_while_the_list_bars_and_their_card_is_known(
    clerk: Actor,
) -> None:
    wave = closed_wave()
    past, unknown, undecided = (a_person(household=household) for household in (508, 509, 510))
    a_list_of_recipients(past, valid_until=date(2021, 2, 25))
    a_list_of_recipients(unknown, with_family_cards=False)
    ListInForce.objects.get(list=a_list_of_recipients(undecided)).delete()
    joiners = [a_joiner(wave, household=household) for household in (508, 509, 510)]
    screened(wave, clerk)
    assert [verdict_on(known, wave).household_held for known in joiners] == [0, 0, 0]


def gathered(wave: Wave, changes: dict[str, Any], as_of: date, asked: str) -> list[tuple[Any, ...]]:
    """What is asked of the facts of a wave, under a scheme with these changes, at the end of that day."""
    eligibility = load_scheme("2021").eligibility.model_copy(update=changes)
    values = {
        **parameters_of(eligibility),
        "wave_id": wave.pk,
        "number": wave.number,
        "as_of": as_of,
        "now": datetime.combine(as_of, time.max, UTC),
        "lists": list(ListInForce.objects.values_list("list_id", flat=True)),
        "repeats_weigh": False,
        "first": 1,
        "last": 10,
        "lowest": UUID(int=0),
        "highest": UUID(int=2**128 - 1),
    }
    with connection.cursor() as cursor:
        for name in ("order_joiners", "gather_facts"):
            cursor.execute(sql_file(stretches_module.__file__, name), values)
        cursor.execute(asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@pytest.mark.parametrize(("year", "is_named"), [(2020, False), (2031, True), (2032, False)])
def test_a_scheme_that_names_years_bars_by_the_lists_of_those_years(year: int, is_named: bool) -> None:
    changes = {"one_card_per_lifetime": False, "earlier_recipients_barred_from_years": (2031,)}
    wave = closed_wave()
    known = a_joiner(wave)
    row = a_list_of_recipients(known, year=year)
    found = gathered(wave, changes, date(2021, 2, 26), "SELECT recipient_list_id FROM joiner_listed")
    assert found == [(row.pk,)] * is_named


def test_two_of_a_family_in_the_same_wave_both_pass(clerk: Actor) -> None:
    wave = closed_wave()
    family = [a_joiner(wave, household=503) for _ in range(3)]
    screened(wave, clerk)
    assert [reasons(wave, known) for known in family] == [[], [], []]


@pytest.mark.parametrize("state", [WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN])
@pytest.mark.parametrize("is_same_person", [True, False], ids=["the same person", "their family"])
def test_a_wave_waits_for_the_result_of_another_that_its_people_or_their_families_joined(
    is_same_person: bool, state: WaveState, clerk: Actor
) -> None:
    earlier, wave = a_wave(number=13, state=state), closed_wave()
    known = a_joiner(wave, household=504)
    relative = known if is_same_person else a_person(household=504)
    joined(earlier, relative.applicant_id)
    with pytest.raises(WaitsForAnotherWave, match="wave 13"), transaction.atomic():
        screen_wave(wave_id=wave.pk, by=clerk, now=NOW)
    wave.refresh_from_db()
    assert wave.state == WaveState.CLOSED


@pytest.mark.parametrize("state", [WaveState.OPEN, WaveState.CLOSED, WaveState.PUBLISHED])
def test_a_wave_without_verdicts_or_with_its_result_is_not_waited_for(state: WaveState, clerk: Actor) -> None:
    other, wave = a_wave(number=13, state=state), closed_wave()
    joined(other, a_joiner(wave).applicant_id)
    assert screened(wave, clerk).state == WaveState.SCREENED


def test_strangers_in_another_wave_are_not_waited_for(clerk: Actor) -> None:
    other, wave = a_wave(number=13, state=WaveState.FROZEN), closed_wave()
    a_joiner(other)
    a_joiner(wave)
    assert screened(wave, clerk).state == WaveState.SCREENED


def test_the_figures_count_people_and_each_rule(clerk: Actor) -> None:
    wave = closed_wave()
    a_joiner(wave)
    a_joiner(wave, in_formal_education=True, office="police")
    a_joiner(wave, in_formal_education=True)
    screened(wave, clerk)
    figures = figures_of(wave.pk)
    assert (figures.joiners, figures.eligible) == (3, 1)
    assert {rule: count for rule, count in figures.refused_by.items() if count} == {
        Rule.EDUCATION: 2,
        Rule.BARRED_GROUP: 1,
    }


def test_screening_twice_is_screening_once(clerk: Actor) -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    screened(wave, clerk)
    a_list(known.nik)
    screened(wave, clerk)
    assert reasons(wave, known) == []
    assert Event.objects.filter(name="screening.wave.screened").count() == 1


def test_a_wave_without_joiners_is_screened(clerk: Actor) -> None:
    assert screened(closed_wave(), clerk).state == WaveState.SCREENED


@pytest.mark.parametrize("make", [open_wave, lambda: a_wave(state=WaveState.PLANNED)])
def test_a_wave_that_is_not_closed_is_not_screened(make: Callable[[], Wave], clerk: Actor) -> None:
    with pytest.raises(MoveRefused):
        screen_wave(wave_id=make().pk, by=clerk, now=NOW)


def test_a_scheme_changed_under_an_open_wave_is_refused(clerk: Actor) -> None:
    wave = closed_wave()
    Wave.objects.filter(pk=wave.pk).update(scheme_version="0" * 12)
    with pytest.raises(CannotScreen):
        screen_wave(wave_id=wave.pk, by=clerk, now=NOW)


def test_nothing_is_saved_when_the_audit_fails(clerk: Actor, broken_audit: None) -> None:
    wave = closed_wave()
    a_joiner(wave)
    with pytest.raises(RuntimeError), transaction.atomic():
        screen_wave(wave_id=wave.pk, by=clerk, now=NOW)
    wave.refresh_from_db()
    assert wave.state == WaveState.CLOSED
    assert not Verdict.objects.exists()


def test_of_several_awards_the_one_that_bars_decides(clerk: Actor) -> None:
    """Only recipients of 2020 are barred here; that somebody had a card in 2022 as well does not let them in."""
    changes = {"one_card_per_lifetime": False, "earlier_recipients_barred_from_years": (2020,)}
    years = {2020: datetime(2020, 11, 1, tzinfo=UTC), 2022: datetime(2022, 11, 1, tzinfo=UTC)}
    wave = closed_wave(number=50)
    both, later = a_joiner(wave), a_joiner(wave)
    for number, (year, known) in enumerate([(2020, both), (2022, both), (2022, later)], start=11):
        awarded = a_wave(number=number, state=WaveState.PUBLISHED)
        award = Recipient.objects.filter(applicant_id=known.applicant_id).count() + 1
        a_recipient(known, wave=awarded, award=award, at=years[year])
    asked = "SELECT applicant_id, is_barred_recipient, received_wave FROM joiner_facts"
    assert {row[0]: row[1:] for row in gathered(wave, changes, date(2022, 12, 1), asked)} == {
        both.applicant_id: (True, 11),
        later.applicant_id: (False, 13),
    }


def test_a_verdict_is_never_changed(clerk: Actor) -> None:
    wave = closed_wave()
    a_joiner(wave)
    screened(wave, clerk)
    for change in (lambda: Verdict.objects.update(reasons=[]), lambda: Verdict.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_killed_job_that_runs_again_screens_once(run_queue: Callable[[], int]) -> None:
    wave = closed_wave()
    a_joiner(wave)
    for _ in range(2):
        put_on_queue(jobs.screen_wave, wave_id=wave.pk)
    run_queue()
    assert Verdict.objects.count() == 1


def test_twenty_joiners_cost_no_statement_each(
    clerk: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    wave = closed_wave()
    known = [a_joiner(wave) for _ in range(20)]
    with django_assert_max_num_queries(25):
        screen_wave(wave_id=wave.pk, by=clerk, now=NOW)
    with django_assert_max_num_queries(2):
        failed_rules_of(wave_id=wave.pk, applicant_ids=[one.applicant_id for one in known])


def test_the_audit_says_by_which_rules_how_many_came_through(clerk: Actor) -> None:
    wave = closed_wave()
    a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    screened(wave, clerk)
    event = Event.objects.get()
    assert (event.name, event.subject_type, event.subject_id) == ("screening.wave.screened", "waves.Wave", str(wave.pk))
    assert event.facts == {"rules": f"2021-{wave.scheme_version}-1", "joiners": 2, "eligible": 1}
    assert (event.actor_name, event.at) == ("screening.screen_wave", NOW)


def test_screening_writes_the_verdicts_the_waves_state_and_the_audit_alone(clerk: Actor) -> None:
    wave, other = closed_wave(), closed_wave(number=13)
    a_joiner(wave)
    a_joiner(other)
    before = all_rows()
    screened(wave, clerk)
    assert changed_since(before) == {
        "screening_closingkeys",
        "screening_picture",
        "screening_verdict",
        "waves_wave",
        "audit_event",
    }
    other.refresh_from_db()
    assert (other.state, Verdict.objects.of_draw(other.pk).exists()) == (WaveState.CLOSED, False)


def test_the_verdict_keeps_what_the_scheme_demanded_then(clerk: Actor) -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    verdict = verdict_on(known, screened(wave, clerk))
    assert (verdict.minimum_age, verdict.maximum_age, verdict.household_cap) == (18, None, 2)
    assert (verdict.as_of, verdict.verified_on, verdict.age) == (date(2021, 2, 26), date(2021, 2, 24), 25)
    assert (verdict.in_formal_education, verdict.employment, verdict.office) == (False, "dismissed", "none")
    assert (verdict.received_wave, verdict.household_held) == (None, 0)


def test_the_day_of_closing_is_jakartas(clerk: Actor) -> None:
    """17.00 UTC is midnight in Jakarta: the wave closes on the 27th."""
    wave = closed_wave(closes_at=datetime(2021, 2, 26, 17, tzinfo=UTC))
    known = a_joiner(wave, born=date(2003, 2, 27))
    verdict = verdict_on(known, screened(wave, clerk))
    assert (verdict.as_of, verdict.age, verdict.reasons) == (date(2021, 2, 27), 18, [])


@pytest.mark.parametrize("born", [date(2004, 2, 29), date(2003, 2, 26), date(2003, 2, 27), date(1900, 1, 1)])
def test_years_are_counted_as_the_oracle_counts_them(born: date, clerk: Actor) -> None:
    wave = closed_wave(
        closes_at=datetime(2022, 2, 28, 5, tzinfo=UTC), result_expected_at=datetime(2022, 3, 1, tzinfo=UTC)
    )
    assert verdict_on(a_joiner(wave, born=born), screened(wave, clerk)).age == age_on(born, date(2022, 2, 28))


def test_whoever_has_told_nothing_of_themselves_has_a_verdict_that_says_so(clerk: Actor) -> None:
    wave = closed_wave()
    applicant_id = an_applicant()
    joined(wave, applicant_id)
    screened(wave, clerk)
    verdict = Verdict.objects.get(applicant_id=applicant_id)
    assert verdict.reasons == ["not_verified", "age_unknown", "not_a_target_group"]
    assert (verdict.employment, verdict.office, verdict.in_formal_education, verdict.disability) == (None,) * 4


def test_of_two_lists_of_one_rule_the_first_in_the_register_is_named(clerk: Actor) -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    first, _second = (a_list(known.nik, kind=kind) for kind in (ListKind.DTKS, ListKind.BPUM))
    assert verdict_on(known, screened(wave, clerk)).aid_list_id == first.pk


def test_a_list_of_aid_that_the_scheme_does_not_ask_about_is_not_even_noted(clerk: Actor) -> None:
    wave, scheme = closed_wave(), load_scheme("2023")
    Wave.objects.filter(pk=wave.pk).update(scheme="2023", scheme_version=scheme.version)
    known = a_joiner(wave)
    a_list(known.nik, kind=ListKind.DTKS)
    verdict = verdict_on(known, screened(wave, clerk))
    assert (verdict.aid_list_id, verdict.reasons) == (None, [])


def test_a_scheme_with_a_wage_limit_is_refused_since_nobody_is_asked_for_their_wage(
    clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave, scheme = closed_wave(), load_scheme("2021")
    eligibility = scheme.eligibility.model_copy(update={"maximum_monthly_wage": 5_000_000})
    limited = scheme.model_copy(update={"eligibility": eligibility})
    monkeypatch.setattr(begin_module, "load_scheme", lambda _name: limited)
    with nothing_changes(), pytest.raises(CannotScreen, match="wage limit"), transaction.atomic():
        screen_wave(wave_id=wave.pk, by=clerk, now=NOW)


def test_an_officer_does_not_screen_and_nobody_else_does() -> None:
    wave = closed_wave()
    a_joiner(wave)
    officer = an_officer(Role.OFFICER)
    for by in (officer, Actor.operator("Wati"), Actor.system("waves.close_due_waves"), Actor.visitor()):
        with nothing_changes(), pytest.raises(PermissionMissing):
            screen_wave(wave_id=wave.pk, by=by, now=NOW)


@pytest.mark.parametrize(
    "table", ["screening_closingkeys", "screening_picture", "screening_verdict", "waves_wave", "audit_event"]
)
def test_nothing_is_screened_when_a_table_refuses(
    table: str, clerk: Actor, table_that_refuses: Callable[[str, str], None]
) -> None:
    wave = closed_wave()
    a_joiner(wave)
    table_that_refuses(table, "false")
    with nothing_changes(), pytest.raises(IntegrityError, match="something_is_wrong"), transaction.atomic():
        screen_wave(wave_id=wave.pk, by=clerk, now=NOW)


def test_a_job_that_comes_too_early_leaves_the_wave_to_the_clock(run_queue: Callable[[], int]) -> None:
    other, wave = a_wave(number=11, state=WaveState.FROZEN), closed_wave()
    joined(other, a_joiner(wave).applicant_id)
    begin_work(jobs.screen_wave, NOW, wave_id=wave.pk)
    run_queue()
    wave.refresh_from_db()
    assert (wave.state, state_of(jobs.screen_wave, wave_id=wave.pk)) == (WaveState.CLOSED, WorkState.ENDED)
    Wave.objects.filter(pk=other.pk).update(state=WaveState.PUBLISHED)
    begin_work(jobs.screen_wave, NOW, wave_id=wave.pk)
    run_queue()
    wave.refresh_from_db()
    assert wave.state == WaveState.SCREENED


def test_a_screening_that_cannot_be_done_is_left_to_people_with_its_cause(run_queue: Callable[[], int]) -> None:
    wave = closed_wave()
    Wave.objects.filter(pk=wave.pk).update(scheme_version="0" * 12)
    begin_work(jobs.screen_wave, NOW, wave_id=wave.pk)
    with pytest.raises(CannotScreen):
        run_queue()
    work = LongWork.objects.get()
    assert (work.state, work.failure) == (WorkState.FAILED, "CannotScreen")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"reasons": ["too_tall"]}, "verdict_gives_known_reasons"),
        ({"occasion": "birthday"}, "verdict_is_for_a_known_occasion"),
    ],
)
def test_a_verdict_that_nobody_could_read_is_refused_by_the_database(
    changes: dict[str, object], constraint: str, clerk: Actor
) -> None:
    wave = closed_wave()
    verdict = verdict_on(a_joiner(wave), screened(wave, clerk))
    for name, value in {"number": 99, **changes}.items():
        setattr(verdict, name, value)
    verdict._state.adding = True
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        verdict.save(force_insert=True)


# Random people, each with up to two lists and perhaps an earlier seat.
_people = st.fixed_dictionaries(
    {
        "born": st.dates(date(1950, 1, 1), date(2006, 1, 1)) | st.just(date(2003, 2, 26)) | st.just(date(2003, 2, 27)),
        "verified": st.sampled_from([True, True, True, False]),
        "in_formal_education": st.booleans(),
        "employment": st.sampled_from([employment.value for employment in Employment]),
        "office": st.sampled_from(["none", "none", *[office.value for office in OFFICES]]),
        "household": st.integers(600, 603),
    }
)
_lists = st.lists(
    st.tuples(
        st.sampled_from([*ListKind, *[ListKind.RECIPIENT] * 3]),
        st.sampled_from([None, 2020, 2021, 2031]),
        st.integers(-2, 2),
        st.integers(0, 3) | st.none(),
    ),
    max_size=2,
)
_received = st.none() | st.none() | st.sampled_from([datetime(2020, 12, 31, 16, tzinfo=UTC), JOINED])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    people=st.lists(st.tuples(_people, _lists, _received), min_size=1, max_size=6),
    scheme=st.sampled_from(["2020a", "2020b", "2021", "2023"]),
)
def test_the_statement_for_all_says_what_the_rules_say_of_one(people: list[tuple[Any, ...]], scheme: str) -> None:
    with transaction.atomic():
        _hold_together(people, scheme)
        transaction.set_rollback(True)


def _hold_together(people: list[tuple[Any, ...]], scheme: str) -> None:
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    pinned = load_scheme(scheme)
    Wave.objects.filter(pk=wave.pk).update(scheme=scheme, scheme_version=pinned.sha256[:12])
    facts = {}
    holders: Counter[int] = Counter()
    for traits, lists, received in people:
        known = a_joiner(wave, **traits)
        in_force = [listed for one in lists if (listed := _listed(known, *one))]
        if received:
            a_recipient(known, wave=earlier, at=received)
        facts[known.applicant_id] = _facts(traits, in_force, received)
        if received or any(map(_says_family_card, in_force)):
            holders[traits["household"]] += 1
    for (traits, _, _), applicant_id in zip(people, facts, strict=True):
        held = holders[traits["household"]]
        object.__setattr__(facts[applicant_id], "household_held", held if traits["verified"] else 0)
    screen_wave(wave_id=wave.pk, by=SCREENING, now=NOW)
    for applicant_id, known_facts in facts.items():
        said = findings(known_facts, pinned.eligibility, date(2021, 2, 26))
        verdict = Verdict.objects.of_draw(wave.pk).get(applicant_id=applicant_id)
        assert verdict.reasons == [finding.reason for finding in said.values() if finding.reason]
        assert {rule: facts_used(verdict, rule) for rule in Rule} == {
            rule: finding.facts for rule, finding in said.items()
        }


def _listed(known: Known, kind: ListKind, year: int | None, begins: int, days: int | None) -> Listed | None:
    """A list of recipients without a year here is one of 2020 that says nobody's family card."""
    closing = date(2021, 2, 26)
    first = closing + timedelta(days=begins)
    dates = {"valid_from": first, "valid_until": None if days is None else first + timedelta(days=days)}
    if kind is ListKind.RECIPIENT:
        row = a_list_of_recipients(known, year=year or 2020, with_family_cards=year is not None, **dates)
    else:
        row = a_list(known.nik, kind=kind, **dates)
    return Listed(row.pk, kind, row.year) if row in ExclusionList.objects.in_force_on(closing) else None


def _says_family_card(listed: Listed) -> bool:
    return ListedNik.objects.filter(list_id=listed.list_id).exclude(kk_digest=None).count() > 1


def _facts(traits: dict[str, Any], in_force: list[Listed], received: datetime | None) -> Facts:
    # Of somebody who is not verified neither birth date nor NIK is known.
    known = traits["verified"]
    return Facts(
        verified_on=date(2021, 2, 24) if known else None,
        birth_date=traits["born"] if known else None,
        in_formal_education=traits["in_formal_education"],
        employment=traits["employment"],
        office=traits["office"],
        listed=tuple(in_force) if known else (),
        received=Received(11, (received + timedelta(hours=7)).date()) if received and known else None,
        household_held=0,
    )
