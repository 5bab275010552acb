"""The verbs of step 7, ready to be done."""

from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from unittest import mock
from uuid import UUID

from django.core.files.storage import default_storage

from prakerja.appeals.screening.object_to_verdict import object_to_verdict
from prakerja.appeals.screening.reject_verdict_objection import reject_verdict_objection
from prakerja.appeals.screening.uphold_verdict_objection import uphold_verdict_objection
from prakerja.authority.roles import Role
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.draw.ask_for_dry_run import ask_for_dry_run
from prakerja.draw.candidate_files import FrozenFiles
from prakerja.draw.carry_on_draws import CARRIES_ON
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.cut_off import cut_off
from prakerja.draw.draw_seats import draw_seats, draw_to_make
from prakerja.draw.drawing_job import drawn_of
from prakerja.draw.freeze_candidates import freeze_candidates
from prakerja.draw.give_up_chain import give_up_chain
from prakerja.draw.handing.keep_handing import keep_handing
from prakerja.draw.handing.models import Handing
from prakerja.draw.handing.states import HandingState
from prakerja.draw.joiners.fix_joiners import fix_joiners
from prakerja.draw.keep_round import keep_round
from prakerja.draw.models import Outcome, Reveal
from prakerja.draw.publish_result import publish_result
from prakerja.draw.register_key import register_key
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.state_again import state_again
from prakerja.draw.take_back import take_back
from prakerja.journey.draw_appeals import hearing_job
from prakerja.journey.draw_appeals.hearing_job import run_hearing
from prakerja.journey.draw_appeals.seat_appellants import seat_appellants
from prakerja.journey.leaves.check_leaves import check_leaves
from prakerja.journey.leaves.open_leaf import open_leaf
from prakerja.journey.seat_winners import seat_winners
from prakerja.journey.vacant_seats import filling_job
from prakerja.journey.vacant_seats.filling_job import run_filling
from prakerja.journey.vacant_seats.seat_next import seat_next
from prakerja.journey.vacant_seats.state_filling import state_filling
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import read_clock
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.models import Wave
from tests.situations.attempts import commitment_by, long_ago, newest, round_of, seen_by_witnesses
from tests.situations.authority import OPERATOR
from tests.situations.draw import (
    NOW,
    SYSTEM,
    committed_wave,
    cut_off_wave,
    drawn_wave,
    frozen_wave,
    opened_wave,
    published_wave,
    revealed_wave,
    screened_wave,
    secret,
    three_custodians,
)
from tests.situations.draw_appeals import (
    DECIDED,
    OBJECTED,
    a_wave_with_people_left_out,
    before_the_last,
    deciders,
    left_out_of,
    objected,
    upheld,
)
from tests.situations.given_up import NEXT_CHAIN, signed
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.vacant_seats import LATER, a_wave_with_cards, ended_for_good, filling_decided, stated
from tests.situations.waves import an_officer, approved, second
from tests.verbs.table import Doing, verb

_numbers = count(13)
_FILES = FrozenFiles("candidates.csv", "0" * 64, 1, "seats.csv", "1" * 64)


def _wave() -> tuple[Wave, UUID]:
    """One who meets every rule, and a student."""
    wave = closed_wave(number=next(_numbers) % 35 + 12)
    known = a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    return wave, known.applicant_id


@verb(
    "draw.fix_joiners",
    writes="draw_joinertree draw_joinerblock publog_submission publog_waiting",
    events="draw.joiners.fixed",
)
def fixing() -> Doing:
    wave, joiner = _wave()
    screen_wave(wave_id=wave.pk, by=SYSTEM, now=NOW)
    by = Actor.system("draw.fix_joiners")
    return Doing(partial(fix_joiners, wave_id=wave.pk, by=by, now=NOW), by, joiner)


@verb(
    "draw.freeze_candidates",
    writes="waves_wave draw_draw draw_statement draw_namedcustodian approvals_proposal a_log_entry a_job",
    events="draw.candidates.frozen",
)
def freezing() -> Doing:
    wave, joiner = _wave()
    screened_wave(wave)
    three_custodians()
    approved(wave, FREEZE)
    by = second(wave, FREEZE)
    return Doing(partial(freeze_candidates, wave_id=wave.pk, files=_FILES, by=by, now=NOW), by, joiner)


@verb("draw.register_key", writes="draw_custodiankey a_log_entry", events="draw.key.registered")
def registering() -> Doing:
    _, joiner = _wave()
    by, key = an_officer(Role.CUSTODIAN), f"{next(_numbers):064x}"
    given = {"public_key": key, "organisation": "LSM", "shown_at": "https://lsm.example"}
    return Doing(partial(register_key, **given, by=by, now=NOW), by, joiner)


@verb("draw.commit_secret", writes="draw_commitment a_log_entry a_job", events="draw.secret.committed")
def committing() -> Doing:
    wave, joiner = _wave()
    _, (sari, *_) = frozen_wave(wave)
    given = commitment_by(wave, sari, secret(1))
    return Doing(partial(commit_secret, wave_id=wave.pk, **given, by=sari, now=NOW), sari, joiner)


@verb("draw.reveal_secret", writes="draw_reveal a_log_entry a_job", events="draw.secret.revealed")
def revealing() -> Doing:
    wave, joiner = _wave()
    _, (sari, *_) = committed_wave(wave)
    return Doing(partial(reveal_secret, wave_id=wave.pk, secret=secret(1), by=sari, now=NOW), sari, joiner)


@verb("draw.cut_off", writes="draw_cutoff a_log_entry a_job", events="draw.secrets.cut_off")
def cutting_off() -> Doing:
    wave, joiner = _wave()
    opened_wave(wave)
    now = newest(wave).reveal_by
    return Doing(partial(cut_off, wave_id=wave.pk, by=CARRIES_ON, now=now), CARRIES_ON, joiner)


@verb("draw.keep_handing", writes="draw_handing")
def keeping_a_handing() -> Doing:
    wave, joiner = _wave()
    revealed_wave(wave)
    due = Handing.objects.create(
        reveal=Reveal.objects.filter(statement=newest(wave)).earliest("position"), witness="one"
    )
    do = partial(keep_handing, due.pk, state=HandingState.TAKEN, said="", by=CARRIES_ON, now=NOW)
    return Doing(do, CARRIES_ON, joiner)


@verb("draw.keep_round", writes="draw_seedround a_log_entry a_job", events="draw.seed.made")
def keeping_a_round() -> Doing:
    wave, joiner = _wave()
    cut_off_wave(wave)
    row = newest(wave)
    do = partial(keep_round, wave_id=wave.pk, came=round_of(row.round), by=CARRIES_ON, now=row.drawn_from)
    return Doing(do, CARRIES_ON, joiner)


@verb(
    "draw.give_up_chain",
    writes="draw_chaingivenup a_log_entry a_job",
    events="draw.attempt.chain_given_up",
)
def giving_up_a_chain() -> Doing:
    wave, joiner = _wave()
    cut_off_wave(wave)
    row = newest(wave)
    do = partial(
        give_up_chain,
        wave_id=wave.pk,
        statement=row.sha256,
        next_chain=NEXT_CHAIN,
        given_up_by=signed(wave),
        by=OPERATOR,
        now=row.drawn_from,
    )
    return Doing(do, OPERATOR, joiner)


@verb("draw.take_back", writes="draw_takenback a_log_entry a_job", events="draw.attempt.taken_back")
def taking_back() -> Doing:
    wave, joiner = _wave()
    committed_wave(wave)
    approved(wave, TAKE_BACK_ATTEMPT)
    by = second(wave, TAKE_BACK_ATTEMPT)
    return Doing(partial(take_back, wave_id=wave.pk, by=by, now=NOW), by, joiner)


@verb(
    "draw.state_again",
    writes="draw_statement draw_namedcustodian a_log_entry a_job",
    events="draw.attempt.stated",
)
def stating_again() -> Doing:
    wave, joiner = _wave()
    frozen_wave(wave, at=long_ago())
    now = read_clock()
    approved(wave, STATE_AGAIN, at=now)
    by = second(wave, STATE_AGAIN)
    return Doing(partial(state_again, wave_id=wave.pk, by=by, now=now), by, joiner)


@verb(
    "draw.draw_seats",
    writes="waves_wave draw_draw draw_outcome draw_arearesult draw_resultcheck approvals_proposal a_log_entry a_job",
    events="draw.seats.drawn",
)
def drawing() -> Doing:
    wave, joiner = _wave()
    revealed_wave(wave)
    by = second(wave, DRAW)
    draw = draw_to_make(wave.pk, by=by)
    assert draw is not None
    folder = Path(default_storage.path(f"engine-{wave.number}"))
    folder.mkdir(parents=True)
    drawn, _ = drawn_of(draw, folder, by=by)
    return Doing(partial(draw_seats, wave_id=wave.pk, drawn=drawn, by=by, now=NOW), by, joiner)


@verb("draw.ask_for_dry_run", writes="work_longwork a_job", events="draw.dry_run.asked")
def trying_a_draw() -> Doing:
    wave, joiner = _wave()
    frozen_wave(wave)
    by = an_officer()
    return Doing(partial(ask_for_dry_run, wave_id=wave.pk, by=by, now=NOW), by, joiner)


@verb(
    "draw.publish_result",
    writes="waves_wave draw_draw work_longwork approvals_proposal a_job publog_submission publog_waiting",
    events="draw.result.published",
)
def publishing() -> Doing:
    wave, joiner = _wave()
    drawn_wave(wave)
    approved(wave, PUBLISH)
    by = second(wave, PUBLISH)
    return Doing(partial(publish_result, wave_id=wave.pk, by=by, now=NOW), by, joiner)


@verb(
    "journey.seat_winners",
    writes="waves_wave draw_draw work_longwork approvals_proposal a_job screening_recipient screening_recipientnik"
    " publog_submission publog_waiting",
    events="draw.result.published screening.recipients.added",
)
def seating() -> Doing:
    wave, joiner = _wave()
    drawn_wave(wave)
    approved(wave, PUBLISH)
    by = second(wave, PUBLISH)
    return Doing(partial(seat_winners, wave_id=wave.pk, by=by, now=NOW), by, joiner)


@verb("journey.open_leaf", events="journey.leaf.opened", is_another=True)
def opening_a_leaf() -> Doing:
    wave, joiner = _wave()
    published_wave(wave)
    by, receipt = an_officer(Role.AUDITOR), Outcome.objects.get(draw_id=wave.pk, applicant_id=joiner).receipt
    return Doing(partial(open_leaf, receipt=receipt, is_full=True, by=by, now=NOW), by, joiner)


@verb("journey.check_leaves", events="journey.leaves.checked", is_another=True)
def checking_leaves() -> Doing:
    wave, joiner = _wave()
    published_wave(wave)
    by = an_officer(Role.AUDITOR)
    return Doing(partial(check_leaves, number=wave.number, by=by, now=NOW), by, joiner)


@verb(
    "journey.state_filling",
    writes="cards_wavebudget draw_leftout draw_continuation a_log_entry a_job",
    events="journey.filling.stated",
)
def stating_a_filling() -> Doing:
    wave = a_wave_with_cards(number=next(_numbers) % 35 + 12)
    gone = ended_for_good(wave)[0]
    by = filling_decided(wave)
    made = []
    with mock.patch.object(filling_job, "state_filling", lambda **given: made.append(given["filling"])):
        run_filling(wave_id=wave.pk, by=by, now=LATER)
    now = LATER + timedelta(minutes=1)
    return Doing(partial(state_filling, wave_id=wave.pk, filling=made[0], by=by, now=now), by, gone.applicant_id)


@verb(
    "journey.seat_next",
    writes="cards_wavebudget cards_yearbudget cards_card cards_cardmove cards_cardnumber cards_awardletter"
    " cards_cardcount draw_continuation draw_laterseat screening_recipient screening_recipientnik approvals_proposal"
    " ledger_transfer ledger_balance a_log_entry a_job a_message",
    events="screening.recipients.added cards.card.awarded journey.seats.filled",
)
def seating_the_next() -> Doing:
    wave = a_wave_with_cards(number=next(_numbers) % 35 + 12)
    ended_for_good(wave)
    _, by = stated(wave)
    made = []
    with mock.patch.object(filling_job, "seat_next", lambda **given: made.append(given["filled"])):
        run_filling(wave_id=wave.pk, by=by, now=LATER)
    receipt = next(iter(made[0].seated))
    owner = Outcome.objects.get(draw_id=wave.pk, receipt=receipt).applicant_id
    now = LATER + timedelta(minutes=3)
    return Doing(partial(seat_next, wave_id=wave.pk, filled=made[0], by=by, now=now), by, owner)


@verb(
    "appeals.object_to_verdict",
    writes="appeals_verdictobjection a_message",
    events="appeals.verdict.objected",
)
def objecting_to_a_verdict() -> Doing:
    wave, one = _left_out()
    by = Actor.applicant(ApplicantId(one))
    return Doing(
        partial(object_to_verdict, wave_id=wave.pk, applicant_id=one, text="Keliru", by=by, now=OBJECTED), by, one
    )


@verb(
    "appeals.uphold_verdict_objection",
    writes="appeals_verdictobjection draw_appealdecision approvals_proposal a_message a_log_entry",
    events="appeals.verdict.objection_upheld",
)
def upholding_against_a_verdict() -> Doing:
    wave, one = _left_out()
    objected(wave, one)
    by = deciders(wave, one)
    return Doing(partial(uphold_verdict_objection, applicant_id=one, wave_id=wave.pk, by=by, now=DECIDED), by, one)


@verb(
    "appeals.reject_verdict_objection",
    writes="appeals_verdictobjection draw_appealdecision approvals_proposal a_message a_log_entry",
    events="appeals.verdict.objection_rejected",
)
def rejecting_against_a_verdict() -> Doing:
    wave, one = _left_out()
    objected(wave, one)
    by = deciders(wave, one, is_upheld=False)
    return Doing(partial(reject_verdict_objection, applicant_id=one, wave_id=wave.pk, by=by, now=DECIDED), by, one)


@verb(
    "journey.seat_appellants",
    writes="cards_wavebudget cards_yearbudget cards_card cards_cardmove cards_cardnumber cards_awardletter"
    " cards_cardcount draw_appealoutcome screening_recipient screening_recipientnik ledger_transfer ledger_balance"
    " a_log_entry a_job a_message",
    events="screening.recipients.added cards.card.awarded journey.appeals.heard",
)
def seating_an_appellant() -> Doing:
    wave = a_wave_with_people_left_out(number=next(_numbers) % 35 + 12)
    one = before_the_last(wave)[0]
    upheld(wave, one)
    seen_by_witnesses(DECIDED)
    made = []
    with mock.patch.object(hearing_job, "seat_appellants", lambda **given: made.append(given["hearing"])):
        run_hearing(wave_id=wave.pk, now=DECIDED)
    do = partial(seat_appellants, wave_id=wave.pk, hearing=made[0], by=hearing_job.HEARS, now=DECIDED)
    return Doing(do, hearing_job.HEARS, one)


def _left_out() -> tuple[Wave, UUID]:
    """A wave with somebody who was left out of its draw."""
    wave = a_wave_with_people_left_out(candidates=2, seats=1, left_out=1, number=next(_numbers) % 35 + 12)
    return wave, left_out_of(wave)[0]
