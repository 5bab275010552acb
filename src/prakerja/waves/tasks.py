"""The waves' background work."""

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.each import do_each
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves import jobs
from prakerja.waves.close_wave import close_wave
from prakerja.waves.models import Wave, WaveId


@does(jobs.close_due_waves)
def close_due_waves() -> None:
    """Every open wave whose time is over is closed. However late this runs, nobody joins after closing time."""
    do_each(list(Wave.objects.past_closing_time(read_clock()).values_list("pk", flat=True)), _close)


def _close(wave_id: WaveId) -> None:
    with unit_of_work(by=Actor.system("waves.close_due_waves")) as work:
        close_wave(wave_id=wave_id, by=work.actor, now=work.now)
