"""A chain that is dead: a quorum of the statement's witnesses gives it up, and nobody else."""

import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.connectors.beacon.beacon_file import Beacon
from prakerja.connectors.beacon.beacons import beacon
from prakerja.draw.acts import DRAW, STATE_AGAIN, AttemptUnderWay, SeedMissing
from prakerja.draw.attempt_rules import Stage
from prakerja.draw.attempts import attempt_now
from prakerja.draw.carry_on_draws import CARRIES_ON
from prakerja.draw.following import AnotherBeacon
from prakerja.draw.give_up_chain import ChainNotGivenUp, NoRoundAwaited, give_up_chain
from prakerja.draw.given_up import sign_giving_up
from prakerja.draw.keep_round import keep_round
from prakerja.draw.log_entries import GivenUpBy, read_entry
from prakerja.draw.models import ChainGivenUp, SeedRound
from prakerja.draw.state_again import state_again
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.models import Submission
from prakerja.waves.models import Wave
from tests.situations.attempts import newest, round_of
from tests.situations.authority import OPERATOR
from tests.situations.draw import committed_wave, cut_off_wave
from tests.situations.given_up import NEXT_CHAIN as NEXT
from tests.situations.given_up import QUORUM as FOUR
from tests.situations.given_up import signed
from tests.situations.waves import an_officer, approved, second

pytestmark = pytest.mark.django_db


def give_up(wave: Wave, by: Iterable[GivenUpBy] | None = None, *, actor: Actor = OPERATOR, early_s: int = 0) -> None:
    row = newest(wave)
    with unit_of_work(by=actor):
        give_up_chain(
            wave_id=wave.pk,
            statement=row.sha256,
            next_chain=NEXT,
            given_up_by=list(signed(wave, FOUR) if by is None else by),
            by=actor,
            now=row.drawn_from - timedelta(seconds=early_s),
        )


def given_up_wave() -> Wave:
    wave = cut_off_wave()
    give_up(wave)
    return wave


def put_beacon(settings: Any, folder: Path, chain: str) -> None:
    now = beacon()
    told = Beacon(chain=now.chain.model_copy(update={"chain": chain}), mirrors=now.mirrors)
    settings.BEACON_FILE = folder / f"{chain[:8]}.json"
    settings.BEACON_FILE.write_text(told.model_dump_json())


def state_it_again(wave: Wave) -> None:
    with unit_of_work(by=CARRIES_ON):
        state_again(wave_id=wave.pk, by=second(wave, STATE_AGAIN), now=newest(wave).drawn_from)


def stage(wave: Wave) -> Stage:
    found = attempt_now(wave.pk)
    assert found is not None
    return found.stage(now=newest(wave).drawn_from)


def test_what_a_quorum_gave_up_is_over_and_in_the_log_with_every_signature() -> None:
    wave = given_up_wave()
    assert stage(wave) is Stage.CHAIN_GIVEN_UP
    (line,) = Submission.objects.filter(once_key__startswith="draw.chain_given_up:").values_list("line", flat=True)
    told = json.loads(line)
    assert read_entry(line.encode()).statement_sha256 == newest(wave).sha256
    assert (told["next_chain"], len(told["given_up_by"])) == (NEXT, 4)
    assert Event.objects.get(name="draw.attempt.chain_given_up").actor_name == "Wati Operator"


def test_giving_up_twice_is_once() -> None:
    wave = given_up_wave()
    give_up(wave)
    give_up(wave, [])
    assert ChainGivenUp.objects.count() == 1


@pytest.mark.parametrize(
    "by",
    [
        lambda wave: signed(wave, FOUR[:3]),
        lambda wave: signed(wave, [*FOUR[:3], FOUR[0]]),
        lambda wave: signed(wave, FOUR, statement="ab" * 32),
        lambda wave: signed(wave, FOUR, next_chain="ef" * 32),
        lambda _wave: [],
        lambda wave: [
            *signed(wave, FOUR[:3]),
            GivenUpBy(
                witness=str(WitnessKey.of_secret("other.example/w1", bytes(32))),
                signature=sign_giving_up(bytes(32), newest(wave).sha256, NEXT),
            ),
        ],
    ],
    ids=["three", "one twice", "another statement", "another chain", "nobody", "a stranger"],
)
def test_fewer_than_the_quorum_give_up_nothing(by: Any) -> None:
    wave = cut_off_wave()
    with pytest.raises(ChainNotGivenUp):
        give_up(wave, by(wave))
    assert stage(wave) is Stage.WAITING
    assert not ChainGivenUp.objects.exists()


def test_a_chain_is_not_given_up_for_itself() -> None:
    wave = cut_off_wave()
    same = beacon().chain.chain
    with pytest.raises(ChainNotGivenUp), unit_of_work(by=OPERATOR):
        give_up_chain(
            wave_id=wave.pk,
            statement=newest(wave).sha256,
            next_chain=same,
            given_up_by=signed(wave, FOUR, next_chain=same),
            by=OPERATOR,
            now=newest(wave).drawn_from,
        )


def test_nothing_is_given_up_before_the_round_is_due_nor_once_it_is_in() -> None:
    wave = cut_off_wave()
    with pytest.raises(NoRoundAwaited):
        give_up(wave, early_s=1)
    row = newest(wave)
    with unit_of_work(by=CARRIES_ON):
        keep_round(wave_id=wave.pk, came=round_of(row.round), by=CARRIES_ON, now=row.drawn_from)
    with pytest.raises(NoRoundAwaited):
        give_up(wave)
    assert not ChainGivenUp.objects.exists()


def test_an_attempt_that_ended_otherwise_has_no_round_to_give_up() -> None:
    wave, _ = committed_wave()
    with pytest.raises(NoRoundAwaited):
        give_up(wave)


def test_a_wave_without_a_draw_has_no_round_to_give_up() -> None:
    with pytest.raises(NoRoundAwaited):
        give_up_chain(wave_id=1, statement="ab" * 32, next_chain=NEXT, given_up_by=[], by=OPERATOR, now=read_clock())


@pytest.mark.parametrize("actor", [Actor.visitor(), CARRIES_ON, Actor.system("publog.grow_log")])
def test_an_operator_alone_hands_it_in(actor: Actor) -> None:
    wave = cut_off_wave()
    for by in (actor, an_officer()):
        with pytest.raises(PermissionMissing):
            give_up(wave, actor=by)
    assert not ChainGivenUp.objects.exists()


def test_a_round_that_comes_after_that_makes_no_seed() -> None:
    wave = given_up_wave()
    row = newest(wave)
    with unit_of_work(by=CARRIES_ON):
        keep_round(wave_id=wave.pk, came=round_of(row.round), by=CARRIES_ON, now=row.drawn_from)
    assert not SeedRound.objects.exists()
    with pytest.raises(SeedMissing):
        DRAW.foresee(str(wave.pk), {}, row.drawn_from)


def test_the_next_attempt_hangs_on_the_chain_that_the_witnesses_named(settings: Any, tmp_path: Path) -> None:
    wave = given_up_wave()
    approved(wave, STATE_AGAIN, at=newest(wave).drawn_from)
    before = json.loads(newest(wave).file)
    for chain in ("", "ef" * 32):
        if chain:
            put_beacon(settings, tmp_path, chain)
        with pytest.raises(AnotherBeacon):
            state_it_again(wave)
    put_beacon(settings, tmp_path, NEXT)
    state_it_again(wave)
    told = json.loads(newest(wave).file)
    assert (told["attempt"], told["previous"], told["beacon"]["chain"]) == (2, newest(wave).previous, NEXT)
    kept = before.keys() - {"attempt", "previous", "commit_by", "reveal_by", "beacon"}
    assert {key: told[key] for key in kept} == {key: before[key] for key in kept}


def test_after_the_next_attempt_is_stated_there_is_none_to_state(settings: Any, tmp_path: Path) -> None:
    wave = given_up_wave()
    approved(wave, STATE_AGAIN, at=newest(wave).drawn_from)
    put_beacon(settings, tmp_path, NEXT)
    for _ in range(2):
        state_it_again(wave)
    assert newest(wave).attempt == 2
    with pytest.raises(AttemptUnderWay):
        STATE_AGAIN.foresee(str(wave.pk), {}, newest(wave).stated_at)


def test_the_row_cannot_be_changed_and_there_is_one() -> None:
    wave = given_up_wave()
    for change in ("UPDATE draw_chaingivenup SET next_chain = ''", "DELETE FROM draw_chaingivenup"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            ChainGivenUp.objects.raw(change)[0]
    row = newest(wave)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChainGivenUp.objects.create(statement=row, next_chain=NEXT, given_up_by=[], given_up_at=row.drawn_from)
