"""Kinds of work have places of their own, and every job has its kind."""

from procrastinate.contrib.django import app

import prakerja.console.schedule  # noqa: F401  registers the recurring jobs
from prakerja.kit.jobs import declared_jobs
from prakerja.kit.lanes import PLACES, Lane
from prakerja.messages import jobs as messages


def test_every_lane_has_places() -> None:
    assert set(PLACES) == set(Lane)
    assert all(places >= 1 for places in PLACES.values())


def test_every_task_stands_in_a_lane_that_somebody_works_in() -> None:
    ours = {name: task.queue for name, task in app.tasks.items() if task.queue != "builtin"}
    assert set(ours.values()) <= set(Lane)
    assert ours.keys() >= {job.name for job in declared_jobs()}


def test_codes_share_their_places_with_nothing_else() -> None:
    for lane, job in (
        (Lane.CODES_BY_EMAIL, messages.deliver_code_by_email),
        (Lane.CODES_BY_SMS, messages.deliver_code_by_sms),
    ):
        assert [one.name for one in declared_jobs() if one.lane is lane] == [job.name]


def test_a_time_stamp_that_does_not_come_holds_up_nothing_else() -> None:
    assert [one.name for one in declared_jobs() if one.lane is Lane.TIME_STAMPS] == ["publog.stamp_checkpoint"]


def test_what_a_clock_starts_waits_for_nobody_outside() -> None:
    # Who was told of a wave's change is told beside other mailings, and no clock starts it.
    outside = {Lane.REGISTRY, Lane.CODES_BY_EMAIL, Lane.CODES_BY_SMS, Lane.EMAIL, Lane.SMS, Lane.FILES}
    assert {
        job.lane
        for job in declared_jobs()
        if job.name.startswith(("audit.", "waves.", "work.", "publog.")) and job.name != "waves.tell_of_change"
    } & outside == set()
