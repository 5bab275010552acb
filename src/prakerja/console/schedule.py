"""Every recurring job and its clock, in one place. Times are UTC; the sixth field of a clock is seconds."""

import structlog
from procrastinate.contrib.django import app

from prakerja.kit.queue import put_on_queue

_log = structlog.get_logger()

#: A worker that has not been heard of for this long is dead, and its jobs are put back.
_DEAD_AFTER_S = 20


@app.periodic(cron="* * * * * */10")
@app.task(name="schedule.put_back_stalled_jobs", queue="default", queueing_lock="put_back_stalled_jobs")
async def put_back_stalled_jobs(timestamp: int) -> None:  # noqa: ARG001  procrastinate hands it over
    """Jobs of a worker that died (kill -9, power) run again: within 90 s of its death they are done."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER_S):
        _log.warning("job_put_back", task_name=job.task_name, job=job.id)
        await app.job_manager.retry_job(job)


@app.periodic(cron="* * * * *")
@app.task(name="schedule.every_minute", queueing_lock="every_minute")
def every_minute(timestamp: int) -> None:  # noqa: ARG001  procrastinate hands it over
    put_on_queue("audit.seal_events")
    put_on_queue("assessment.end_overdue_sittings")
    put_on_queue("waves.close_due_waves")
    put_on_queue("journey.carry_on_waves")


@app.periodic(cron="17 * * * *")
@app.task(name="schedule.every_hour", queueing_lock="every_hour")
def every_hour(timestamp: int) -> None:  # noqa: ARG001  procrastinate hands it over
    put_on_queue("messages.deliver_left_over", lock="messages.deliver_left_over")
    put_on_queue("codes.forget_old_codes")
    put_on_queue("accounts.forget_old_sign_ups")
    put_on_queue("accounts.forget_ended_sessions")
