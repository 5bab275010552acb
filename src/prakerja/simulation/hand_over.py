"""A wave taken from its screening to its drawn seats by the jobs themselves: to measure how long each takes."""

from datetime import datetime

from prakerja.draw.acts import DRAW, FREEZE
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.handover import OnStage
from prakerja.draw.joiners.fixing_job import run_fixing
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.screening.screening_job import run_screening
from prakerja.simulation.demo_custodians import make_seed
from prakerja.simulation.demo_waves import decide, officer
from prakerja.waves.models import Wave


def screen(wave: Wave) -> None:
    """All who joined have their verdicts."""
    run_screening(wave_id=wave.pk, by=Actor.system("screening.screen_wave"))


def fix(wave: Wave) -> None:
    """Its joiners stand in the log."""
    run_fixing(wave_id=wave.pk)


def decide_to_freeze(wave: Wave, *, stated: datetime) -> None:
    decide(wave, FREEZE, at=stated)


def freeze(wave: Wave, *, stated: datetime, on_stage: OnStage) -> None:
    """Its candidates are frozen, at that moment."""
    run_freezing(wave_id=wave.pk, by=officer(1), now=stated, on_stage=on_stage)


def make_ready_to_draw(wave: Wave) -> None:
    """Secrets and round are in, and two people have decided to draw."""
    make_seed(wave)
    decide(wave, DRAW, at=read_clock())


def draw(wave: Wave, *, on_stage: OnStage) -> None:
    """Its seats are drawn, and the outcomes are in the database."""
    run_drawing(wave_id=wave.pk, by=officer(1), on_stage=on_stage)
