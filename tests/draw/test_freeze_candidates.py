"""Freezing: who is a candidate is written down and hashed before anybody could know the seed."""

import hashlib
import hmac
import json
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.draw.acts import FREEZE
from prakerja.draw.candidate_files import FrozenFiles
from prakerja.draw.custodians import TooFewCustodians
from prakerja.draw.eligible_candidates import ReceiptsDoubled
from prakerja.draw.freeze_candidates import freeze_candidates
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.models import Draw
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.households import household_key_sha256
from prakerja.screening.models import ClosingKeys
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.attempts import newest
from tests.situations.draw import (
    SYSTEM,
    a_custodian,
    candidates_of,
    frozen_wave,
    kept,
    published_wave,
    screened_wave,
    three_custodians,
)
from tests.situations.screening import a_joiner, a_person, a_recipient, closed_wave
from tests.situations.waves import a_wave, an_officer, approved, joined, second

pytestmark = pytest.mark.django_db
NO_SEATS = (SeatsLine(pass_number=1, area="ID", group="*", seats=0, carry=False),)


def receipt_of(wave: Wave, known: object) -> str:
    return Joiner.objects.values_list("receipt", flat=True).get(wave=wave, applicant_id=known.applicant_id)  # type: ignore[attr-defined]


def test_those_who_met_every_rule_are_candidates_and_no_others() -> None:
    wave = closed_wave()
    eligible, student = a_joiner(wave), a_joiner(wave, in_formal_education=True)
    frozen_wave(wave)
    assert [row[0] for row in candidates_of(wave)] == [receipt_of(wave, eligible)]
    assert receipt_of(wave, student) not in str(candidates_of(wave))


TOLD_APART = (
    SeatsLine(pass_number=1, area="3273", group="phk", seats=1, carry=False),
    SeatsLine(pass_number=1, area="32", group="*", seats=1, carry=False),
)


def test_a_candidates_row_has_area_groups_tickets_household_and_cards_held() -> None:
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave(seats=TOLD_APART)
    a_recipient(a_person(household=700), wave=earlier)
    known = a_joiner(wave, household=700, regency="3273", employment="dismissed", disability=True)
    a_joiner(wave, household=700, in_formal_education=True)
    a_joiner(wave, household=700)
    frozen_wave(wave)
    key = bytes.fromhex(ClosingKeys.objects.get(pk=wave.pk).household_key)
    household = hmac.new(key, known.kk.encode(), hashlib.sha256).hexdigest()[:32]
    assert household_key_sha256(wave.pk) == hashlib.sha256(key).hexdigest()
    assert [receipt_of(wave, known), "3273", "phk", "1", household, "1"] in candidates_of(wave)


@pytest.mark.parametrize(("regency", "area"), [("3273", "3273"), ("3204", "32"), ("9171", "ID")])
def test_the_area_is_the_smallest_that_the_seats_tell_apart(regency: str, area: str) -> None:
    wave = closed_wave(seats=TOLD_APART)
    a_joiner(wave, regency=regency)
    frozen_wave(wave)
    assert [row[1] for row in candidates_of(wave)] == [area]


@pytest.mark.parametrize(("members", "is_written"), [(1, False), (2, False), (3, True)])
def test_a_household_is_written_down_where_the_cap_can_bind(members: int, is_written: bool) -> None:
    wave = closed_wave()
    for _ in range(members):
        a_joiner(wave, household=700)
    a_joiner(wave, household=701)
    frozen_wave(wave)
    assert Counter(bool(row[4]) for row in candidates_of(wave))[True] == (members if is_written else 0)


def test_the_household_of_one_wave_cannot_be_found_in_another() -> None:
    first, second = closed_wave(number=12, seats=NO_SEATS), closed_wave(number=13)
    for _ in range(3):
        joined(second, a_joiner(first, household=700).applicant_id)
    published_wave(first)
    frozen_wave(second)
    assert len({"", candidates_of(first)[0][4], candidates_of(second)[0][4]}) == 3


def test_a_scheme_without_a_cap_writes_no_household_down() -> None:
    wave = closed_wave()
    Wave.objects.filter(pk=wave.pk).update(scheme="2020b", scheme_version=load_scheme("2020b").version)
    for _ in range(3):
        a_joiner(wave, household=700)
    frozen_wave(Wave.objects.get(pk=wave.pk))
    assert {row[4] for row in candidates_of(wave)} == {""}


def test_where_repeaters_weigh_more_each_earlier_miss_is_a_ticket() -> None:
    first, second = closed_wave(number=5, seats=NO_SEATS), closed_wave(number=6)
    for wave in (first, second):
        Wave.objects.filter(pk=wave.pk).update(scheme="2020b", scheme_version=load_scheme("2020b").version)
    repeater = a_joiner(first)
    published_wave(Wave.objects.get(pk=first.pk))
    joined(second, repeater.applicant_id)
    newcomer = a_joiner(second)
    frozen_wave(Wave.objects.get(pk=second.pk))
    tickets = {row[0]: row[3] for row in candidates_of(second)}
    assert tickets == {receipt_of(second, repeater): "2", receipt_of(second, newcomer): "1"}


def test_the_order_of_the_file_tells_nothing_of_who_came_first() -> None:
    wave = closed_wave()
    for _ in range(5):
        a_joiner(wave)
    frozen_wave(wave)
    receipts = [row[0] for row in candidates_of(wave)]
    assert receipts == sorted(receipts)


def test_statement_hashes_and_custodians_are_public_with_the_freezing() -> None:
    wave, custodians = frozen_wave()
    draw, row = Draw.objects.get(pk=wave.pk), newest(wave)
    rules = json.loads(row.file)
    assert rules["candidates_sha256"] == hashlib.sha256(kept(draw.candidates_name).read_bytes()).hexdigest()
    assert rules["seats_sha256"] == hashlib.sha256(kept(draw.seats_name).read_bytes()).hexdigest()
    assert (rules["draw"], rules["cap"]) == ("gelombang-12", 2)
    assert [one["name"] for one in rules["custodians"]] == [one.name for one in row.named.all()]
    assert {one.account_id for one in row.named.all()} == {actor.account_id for actor in custodians}
    assert Wave.objects.get(pk=wave.pk).state == WaveState.FROZEN


def test_the_seats_file_keeps_the_order_of_the_plan() -> None:
    seats = (
        SeatsLine(pass_number=1, area="3273", group="phk", seats=2, carry=False),
        SeatsLine(pass_number=2, area="ID", group="*", seats=5, carry=True),
    )
    wave, _ = frozen_wave(closed_wave(seats=seats))
    lines = kept(Draw.objects.get(pk=wave.pk).seats_name).read_text().splitlines()
    assert lines == ["pass,area,group,seats,carry", "1,3273,phk,2,0", "2,ID,*,5,1"]


def test_freezing_twice_is_freezing_once() -> None:
    wave, _ = frozen_wave()
    run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    assert Event.objects.filter(name="draw.candidates.frozen").count() == 1


def test_one_person_does_not_freeze() -> None:
    wave = screened_wave()
    three_custodians()
    with pytest.raises(NotConfirmed):
        run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))


def test_fewer_than_three_custodians_are_refused() -> None:
    wave = screened_wave()
    approved(wave, FREEZE)
    for name in ("Sari", "Tono"):
        a_custodian(name)
    an_officer(Role.CUSTODIAN, "Tanpa kunci")
    with pytest.raises(TooFewCustodians) as refused:
        run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    assert refused.value.found == 2
    assert not Draw.objects.exists()


def test_nothing_is_saved_when_the_audit_fails(broken_audit: None) -> None:
    wave = closed_wave()
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.SCREENED)
    three_custodians()
    approved(wave, FREEZE)
    with pytest.raises(RuntimeError, match="audit"):
        run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    assert not Draw.objects.exists()


def test_a_verdict_of_another_wave_makes_nobody_a_candidate() -> None:
    other, wave = closed_wave(number=13), closed_wave()
    known = a_joiner(other)
    screened_wave(other)
    screened_wave(wave)
    joined(wave, known.applicant_id)
    three_custodians()
    approved(wave, FREEZE)
    run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    assert candidates_of(wave) == []


def test_a_receipt_that_two_joiners_hold_stops_the_freezing() -> None:
    wave = closed_wave()
    for _ in range(2):
        a_joiner(wave)
    screened_wave(wave)
    three_custodians()
    approved(wave, FREEZE)
    with connection.cursor() as cursor:
        # Seen instead of the real one, whose receipts nothing in a test could double.
        cursor.execute("CREATE TEMPORARY TABLE screening_verdict AS SELECT * FROM public.screening_verdict")
        cursor.execute("UPDATE screening_verdict SET receipt = '12-SAMA'")
    with pytest.raises(ReceiptsDoubled, match="1 receipts of wave 12"):
        run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    assert not Draw.objects.exists()


def test_the_verb_leaves_the_transaction_to_its_caller() -> None:
    wave = screened_wave()
    three_custodians()
    approved(wave, FREEZE)
    files = FrozenFiles("c", "0" * 64, 0, "s", "1" * 64)
    with transaction.atomic():
        freeze_candidates(wave_id=wave.pk, files=files, by=second(wave, FREEZE), now=datetime(2021, 2, 27, tzinfo=UTC))
        transaction.set_rollback(True)
    assert not Draw.objects.exists()
    assert Wave.objects.get(pk=wave.pk).state == WaveState.SCREENED


def test_what_was_read_is_frozen_only_while_two_people_want_it() -> None:
    """The approval is looked at again when the freezing is saved: it may have been taken back since."""
    wave = screened_wave()
    three_custodians()
    with pytest.raises(NotConfirmed), transaction.atomic():
        freeze_candidates(
            wave_id=wave.pk,
            files=FrozenFiles("c", "0" * 64, 0, "s", "1" * 64),
            by=SYSTEM,
            now=datetime(2021, 2, 27, tzinfo=UTC),
        )


def test_twenty_candidates_cost_no_statement_each(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    wave = closed_wave()
    for _ in range(20):
        a_joiner(wave)
    screened_wave(wave)
    three_custodians()
    approved(wave, FREEZE)
    with django_assert_max_num_queries(41):
        run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    assert len(candidates_of(wave)) == 20
