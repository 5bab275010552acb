"""The waves' background work."""

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.each import do_each
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves import jobs
from prakerja.waves.close_wave import close_wave
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.tell_of_change import tell_of_change
from prakerja.work.carries_out import Left, carries_out

#: A thousand letters are written in one unit of work.
_LONGEST_MS = 600_000


@does(jobs.close_due_waves)
def close_due_waves() -> None:
    """Every open wave whose time is over is closed. However late this runs, nobody joins after closing time."""
    do_each(list(Wave.objects.past_closing_time(read_clock()).values_list("pk", flat=True)), _close)


def _close(wave_id: WaveId) -> None:
    with unit_of_work(by=Actor.system("waves.close_due_waves")) as work:
        close_wave(wave_id=wave_id, by=work.actor, now=work.now)


@carries_out(jobs.tell_of_change)
def tell(*, wave_id: int, number: int) -> Left:
    """A thousand at a time, each stretch behind the deliveries of the one before."""
    with unit_of_work(by=Actor.system("waves.tell_of_change"), statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if tell_of_change(wave_id=wave_id, number=number, now=work.now) else Left.NOTHING
