"""What holds of the payment of whatever falls due."""

from django.db import models
from django.db.models import F, Q


def settling(what: str, *, due: str, taken_back: str) -> list[models.CheckConstraint]:
    """Only what is due is paid or comes back, and what has come back is paid after that, or not at all."""
    unpaid = Q(settled_at__isnull=True)
    never_back = Q(returned_at__isnull=True)
    return [
        models.CheckConstraint(
            condition=unpaid | Q(state=due, settled_at__gte=F("fell_due_at")), name=f"{what}_is_due_before_it_is_paid"
        ),
        models.CheckConstraint(
            condition=never_back | unpaid | Q(settled_at__gt=F("returned_at")),
            name=f"{what}_that_came_back_is_paid_later",
        ),
        models.CheckConstraint(
            condition=never_back | Q(state__in=[due, taken_back]), name=f"{what}_is_due_before_it_comes_back"
        ),
    ]
