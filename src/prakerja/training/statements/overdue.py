"""Disputes that wait for an answer, and those that have waited for too long."""

from datetime import datetime

from django.db.models import Count, Q

from prakerja.training.models import StatementDispute
from prakerja.training.statements.states import DisputeState


def waiting_disputes(*, now: datetime) -> tuple[int, int]:
    """How many wait, and how many of them for longer than somebody has to answer: escalated, until they are."""
    rows = StatementDispute.objects.filter(state=DisputeState.RAISED)
    counted = rows.aggregate(all=Count("id"), late=Count("id", filter=Q(answer_by__lte=now)))
    return counted["all"], counted["late"]
