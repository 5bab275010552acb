"""Which row a job with its arguments works on."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet
from pydantic import JsonValue

from prakerja.kit.jobs import Job
from prakerja.work.models import LongWork


def subject_of(job: Job[...], arguments: Mapping[str, object]) -> tuple[str, dict[str, JsonValue]]:
    """The subject, and the arguments as they are kept. A job without a lock works on nothing that has a name."""
    kept = job.written(arguments)
    subject = job.lock_for(kept)
    if subject is None:
        raise TypeError(f"{job.name} has no lock, and so no subject")
    return subject, kept


def row_of(job: Job[...], arguments: Mapping[str, object]) -> QuerySet[LongWork]:
    subject, _ = subject_of(job, arguments)
    return LongWork.objects.filter(kind=job.name, subject=subject)


def values_of(job: Job[...], arguments: Mapping[str, object], now: datetime) -> dict[str, str | datetime]:
    """For the statements in `sql/`."""
    subject, kept = subject_of(job, arguments)
    return {"kind": job.name, "subject": subject, "arguments": json.dumps(kept), "now": now}
