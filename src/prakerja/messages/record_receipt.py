"""What a gateway says became of an SMS. Receipts repeat, overtake one another and may come before our own note."""

from datetime import datetime

from django.db import connection

from prakerja.connectors.delivery_report import DeliveryReport
from prakerja.kit.locks import Lock, take
from prakerja.kit.sql import sql_file
from prakerja.messages.models import Receipt


def record_receipt(report: DeliveryReport, *, now: datetime) -> None:
    """The first final receipt of a message counts, and its message is settled; repeats change nothing."""
    Receipt.objects.bulk_create(
        [
            Receipt(
                gateway=report.gateway,
                provider_ref=report.reference,
                delivered=report.delivered,
                code=report.code[:40],
                received_at=now,
            )
        ],
        ignore_conflicts=True,
    )
    settle_from_receipts(gateway=report.gateway, provider_ref=report.reference)


def settle_from_receipts(*, gateway: str, provider_ref: str) -> None:
    """A sent message whose receipt is here is settled by it. Called from both sides, whichever comes second.

    The lock puts the two sides in a row: neither can miss what the other has not committed yet.
    """
    take(Lock.DELIVERY_REPORT, gateway, provider_ref)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "settle_by_receipt"), {"gateway": gateway, "provider_ref": provider_ref})
