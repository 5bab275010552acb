"""A partner is told of its statement: which month's, and no sum."""

from datetime import datetime

from prakerja.partners.webhooks.kinds import EventKind
from prakerja.partners.webhooks.tell_partners import tell_partners
from prakerja.training.models import Statement


def tell_of_statement(kind: EventKind, statement: Statement, *, now: datetime) -> None:
    """Once of each month and kind."""
    month = f"{statement.month:%Y-%m}"
    tell_partners(kind, {statement.partner_id: {"month": month}}, subject=month, now=now)
