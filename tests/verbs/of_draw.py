"""The verbs of step 7, ready to be done."""

from functools import partial
from itertools import count
from pathlib import Path
from uuid import UUID

from django.core.files.storage import default_storage

from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, THAW
from prakerja.draw.candidate_files import FrozenFiles
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.draw_seats import draw_seats, draw_to_make
from prakerja.draw.drawing_job import _drawn
from prakerja.draw.engine.seed import commitment_of
from prakerja.draw.freeze_candidates import freeze_candidates
from prakerja.draw.joiners.fix_joiners import fix_joiners
from prakerja.draw.publish_result import publish_result
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.thaw_candidates import thaw_candidates
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.models import Wave
from tests.situations.draw import (
    NOW,
    SYSTEM,
    committed_wave,
    drawn_wave,
    frozen_wave,
    revealed_wave,
    screened_wave,
    secret,
    three_custodians,
)
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import approved, second
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
    "draw.joiners.fix_joiners",
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
    writes="waves_wave draw_draw draw_custodian approvals_proposal",
    events="draw.candidates.frozen",
)
def freezing() -> Doing:
    wave, joiner = _wave()
    screened_wave(wave)
    three_custodians()
    approved(wave, FREEZE)
    by = second(wave, FREEZE)
    return Doing(partial(freeze_candidates, wave_id=wave.pk, files=_FILES, by=by, now=NOW), by, joiner)


@verb("draw.commit_secret", writes="draw_custodian", events="draw.secret.committed")
def committing() -> Doing:
    wave, joiner = _wave()
    _, (sari, *_) = frozen_wave(wave)
    commitment = commitment_of(secret(1))
    return Doing(partial(commit_secret, wave_id=wave.pk, commitment=commitment, by=sari, now=NOW), sari, joiner)


@verb("draw.reveal_secret", writes="draw_custodian", events="draw.secret.revealed")
def revealing() -> Doing:
    wave, joiner = _wave()
    _, (sari, *_) = committed_wave(wave)
    return Doing(partial(reveal_secret, wave_id=wave.pk, reveal=secret(1), by=sari, now=NOW), sari, joiner)


@verb(
    "draw.thaw_candidates",
    writes="waves_wave draw_draw draw_custodian draw_thaw approvals_proposal",
    events="approvals.proposal.undone draw.candidates.thawed",
)
def thawing() -> Doing:
    wave, joiner = _wave()
    committed_wave(wave)
    approved(wave, THAW)
    by = second(wave, THAW)
    return Doing(partial(thaw_candidates, wave_id=wave.pk, by=by, now=NOW), by, joiner)


@verb(
    "draw.draw_seats",
    writes="waves_wave draw_draw draw_outcome draw_arearesult draw_resultcheck approvals_proposal",
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
    drawn = _drawn(draw, folder, by=by)
    return Doing(partial(draw_seats, wave_id=wave.pk, drawn=drawn, by=by, now=NOW), by, joiner)


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
