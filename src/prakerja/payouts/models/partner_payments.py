"""What was approved for a partner's month, and how much of it is in payments."""

from django.db import models
from django.db.models import F, Q

from prakerja.payouts.partners.querysets import StatementPaymentQuerySet


class StatementPayment(models.Model):
    """*A statement is paid once*: what is built, sent or paid of it is never more than was approved."""

    pk = models.CompositePrimaryKey("partner_id", "month")
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+", db_index=False)
    #: The first day of the statement's.
    month = models.DateField()
    #: As two people approved it, in whole rupiah.
    amount = models.BigIntegerField()
    #: Of it, what live instructions carry, and what they have paid.
    instructed = models.BigIntegerField(default=0)

    objects = StatementPaymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_payment_of_a_statement_pays_something"),
            models.CheckConstraint(
                condition=Q(instructed__gte=0, instructed__lte=F("amount")), name="a_statement_is_paid_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["partner", "month"], condition=Q(instructed__lt=F("amount")), name="statements_to_be_paid"
            ),
        ]
