"""What a bank that takes its payments as files is handed."""

from django.db import models
from django.db.models import Q

from prakerja.kit.append_only import AppendOnly
from prakerja.payouts.models.batches import Batch


class PaymentFile(AppendOnly):
    """Some payments of a batch under one number. Which they are never changes: their sends bear that number."""

    #: Digits that no file ever had: its MsgId, by which a bank refuses the same one twice.
    message = models.CharField(max_length=35, primary_key=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="files")
    payments = models.PositiveIntegerField()
    #: In whole rupiah.
    amount = models.BigIntegerField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(payments__gt=0, amount__gt=0), name="a_file_pays_something"),
        ]
