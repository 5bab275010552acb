"""What was bought: the purchase with its life, and whatever leads to it: payments under way, invoices, redeem codes."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.kit.touched import Touched
from prakerja.training.querysets import PurchaseQuerySet
from prakerja.training.states import UNFINISHED, PurchaseState

_UNFINISHED = sorted(state.value for state in UNFINISHED)


class Payment(models.Model):
    """A platform has asked to be paid, and its customer was sent a code: known by the token that the platform has."""

    #: Of the token, which stands nowhere.
    digest = DigestField(Purpose.PAYMENT, primary_key=True, runs_out=True)
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    platform_id = models.UUIDField()
    #: Of the customer, as the platform names them.
    customer_digest = DigestField(Purpose.CUSTOMER, runs_out=True)
    schedule_id = models.BigIntegerField()
    amount = models.BigIntegerField()
    code_id = models.UUIDField()
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    #: What came of it (`Purchase.number`).
    purchase = models.PositiveSmallIntegerField(null=True)


class Purchase(Touched):
    """A training that a recipient has bought, and their life with it."""

    pk = models.CompositePrimaryKey("applicant_id", "number")
    applicant_id = models.UUIDField()
    #: From 1, over all awards.
    number = models.PositiveSmallIntegerField()
    award = models.PositiveSmallIntegerField()
    platform = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="sales", db_index=False)
    schedule = models.ForeignKey(
        "training.Schedule", on_delete=models.PROTECT, related_name="purchases", db_index=False
    )
    #: What was paid, and what of it is the platform's: in whole rupiah, as they were then.
    price = models.BigIntegerField()
    commission = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=PurchaseState, default=PurchaseState.BOUGHT)
    #: How often it moved.
    moves = models.PositiveSmallIntegerField(default=0)
    invoice_code = models.CharField(max_length=64)
    invoice_address = models.CharField(max_length=500)
    transaction_code = models.CharField(max_length=26)
    sealed_redeem_code = SealedField(Purpose.REDEEM_CODE, row="number")
    redeem_digest = DigestField(Purpose.REDEEM_CODE)
    bought_at = models.DateTimeField()
    redeemed_at = models.DateTimeField(null=True)
    #: The money waits until then for its proof, and goes back after that.
    waits_until = models.DateTimeField()
    #: Declared finished and not certified yet: when its certificate is to be there at the latest.
    certified_by = models.DateTimeField(null=True)
    #: Proven finished and not declared yet: when the clock declares it.
    declares_itself_at = models.DateTimeField(null=True)

    redeem_code = Opened(sealed_redeem_code)

    objects = PurchaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PurchaseState.values), name="purchase_state_is_a_known_state"),
            models.CheckConstraint(
                condition=Q(commission__gte=0) & Q(commission__lte=F("price") * 15 / 100),
                name="a_platform_earns_at_most_15_percent",
            ),
            models.CheckConstraint(condition=Q(price__gt=0), name="a_purchase_costs_something"),
            models.UniqueConstraint(
                fields=["applicant_id"],
                condition=Q(state__in=_UNFINISHED),
                name="one_training_is_finished_before_the_next",
            ),
        ]
        indexes = [
            # Those that end by themselves are looked for among these alone.
            models.Index(
                fields=["waits_until", "applicant_id"],
                condition=Q(state__in=_UNFINISHED),
                name="purchases_that_may_lapse",
            ),
            models.Index(
                fields=["schedule", "applicant_id"],
                condition=Q(state__in=[PurchaseState.BOUGHT.value, PurchaseState.REDEEMED.value]),
                name="purchases_that_may_be_voided",
            ),
            models.Index(fields=["schedule", "applicant_id"], name="purchases_of_a_schedule"),
            models.Index(fields=["platform", "bought_at"], name="purchases_of_a_platform"),
            # What partners copy: what was written since they last asked.
            models.Index(fields=["platform", "updated_at"], name="sales_by_when_written"),
            models.Index(fields=["schedule", "updated_at"], name="attendees_by_when_written"),
            # What looks for fraud reads the last days: rows lie nearly as they came, so that a few bytes find them.
            BrinIndex(
                fields=["bought_at", "redeemed_at"],
                name="purchases_by_time",
                autosummarize=True,
                pages_per_range=16,
            ),
            models.Index(
                fields=["certified_by"],
                condition=Q(certified_by__isnull=False),
                name="purchases_to_be_certified",
            ),
            models.Index(
                fields=["declares_itself_at"],
                condition=Q(declares_itself_at__isnull=False),
                name="purchases_to_be_declared",
            ),
        ]


class PurchaseMove(AppendOnly):
    """From one state to another, when and why. The first one is that it was bought."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "number")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=PurchaseState)
    reason = models.CharField(max_length=24)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PurchaseState.values), name="purchase_moves_to_a_known_state")
        ]
        indexes = [BrinIndex(fields=["at"], name="purchase_moves_by_time", autosummarize=True, pages_per_range=16)]


class InvoiceHolder(Holder):
    """Whose purchase a platform's invoice is about; of the platform and its invoice code together."""

    digests = Purpose.INVOICE


class RedeemCodeHolder(Holder):
    """Whose purchase a redeem code is about."""

    digests = Purpose.REDEEM_CODE


class CustomerHolder(Holder):
    """Whose card a customer of a platform pays with: one account of theirs belongs to one person's card."""

    digests = Purpose.CUSTOMER
