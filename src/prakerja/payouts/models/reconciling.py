"""What banks and wallets say of a day, line by line, and what of it is not as our books have it."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7

from prakerja.connectors.rails.line import LineKind
from prakerja.kit.constraints import values_of
from prakerja.payouts.reconciliation.querysets import CaseQuerySet
from prakerja.payouts.reconciliation.states import CaseEnd, CaseKind

#: Closed by a person, who says why; or by itself, when a statement has explained it.
_BY_A_PERSON: Final = Q(closed_at__isnull=False, closed_by__isnull=False, ended_as__in=CaseEnd.values) & ~Q(note="")
_BY_ITSELF: Final = Q(closed_at__isnull=False, closed_by__isnull=True, note="", ended_as="")
#: By itself, since it is in the books: a credit that named what it pays.
_BY_ITS_POSTING: Final = Q(
    closed_at__isnull=False, closed_by__isnull=True, note="", ended_as=CaseEnd.BOOKED_BEFORE, posting_id__isnull=False
)
_OPEN: Final = Q(closed_at__isnull=True, closed_by__isnull=True, note="", ended_as="")
#: Bank and books are one by it: nothing was otherwise, or it is in the books, or another case is the other half.
_MONEY_IS_EXPLAINED: Final = (
    Q(ended_as="")
    | Q(ended_as=CaseEnd.EXPLAINED, difference=0, posting_id__isnull=True, same_as__isnull=True)
    | Q(ended_as__in=[CaseEnd.BOOKED, CaseEnd.BOOKED_BEFORE], posting_id__isnull=False, same_as__isnull=True)
    | Q(ended_as=CaseEnd.SAME, posting_id__isnull=True, same_as__isnull=False)
)


class BankStatement(models.Model):
    """A day of a house as it was told, whole. Told otherwise later it is another one, and the last one counts."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    #: By the name of its section in the file of houses.
    house = models.CharField(max_length=14)
    #: In Jakarta.
    day = models.DateField()
    #: From 1.
    revision = models.PositiveSmallIntegerField()
    is_latest = models.BooleanField(default=True)
    #: Of its lines, in whatever order they came, in hex: the same ones are the same statement.
    digest = models.CharField(max_length=32)
    lines = models.PositiveIntegerField()
    #: In whole rupiah; null: not told.
    opening = models.BigIntegerField(null=True)
    closing = models.BigIntegerField(null=True)
    #: By its own balances and counts it lacks some lines.
    is_short = models.BooleanField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["house", "day", "digest"], name="the_same_statement_is_taken_once"),
            models.UniqueConstraint(
                fields=["house", "day"], condition=Q(is_latest=True), name="one_statement_of_a_day_counts"
            ),
        ]


class StatementLine(models.Model):
    """One line of it. What is an instruction's says whose; the bank's own text is kept of the others alone."""

    pk = models.CompositePrimaryKey("statement", "number")
    statement = models.ForeignKey(BankStatement, on_delete=models.PROTECT, related_name="+", db_index=False)
    #: From 1.
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    is_out = models.BooleanField()
    #: In whole rupiah.
    amount = models.BigIntegerField()
    booked_at = models.DateTimeField()
    #: The bank's own; a wallet tells none.
    bank_number = models.CharField(max_length=64, blank=True)
    #: From 1: the second of one line that is printed twice moves nothing.
    copy = models.PositiveSmallIntegerField()
    payee_id = models.UUIDField(null=True)
    #: The number of the payee's instruction.
    instruction = models.PositiveIntegerField(null=True)
    remark = models.CharField(max_length=140, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values_of(LineKind), amount__gt=0), name="a_line_is_of_a_kind"),
        ]
        indexes = [
            models.Index(
                fields=["payee_id", "instruction"], condition=Q(payee_id__isnull=False), name="lines_of_an_instruction"
            ),
        ]


class ReconciliationCase(models.Model):
    """Something that a house and our books do not have alike: it has an owner and an age until it is explained."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    house = models.CharField(max_length=14)
    #: Of the statement in which it was found.
    day = models.DateField()
    kind = models.CharField(max_length=13, choices=CaseKind)
    #: What it is about: a reference, a bank's number, or a digest of a line that has none.
    about = models.CharField(max_length=80)
    payee_id = models.UUIDField(null=True)
    #: The number of the payee's instruction.
    instruction = models.PositiveIntegerField(null=True)
    #: What our books have, and what the house has; null: nothing.
    here = models.BigIntegerField(null=True)
    there = models.BigIntegerField(null=True)
    #: So much more than our books say is on the float at the house, or less, because of it.
    difference = models.BigIntegerField()
    #: What the bank printed, where it names none of our payments.
    remark = models.CharField(max_length=140, blank=True)
    found_at = models.DateTimeField()
    #: Who of the office looks after it.
    owner_id = models.UUIDField(null=True)
    owned_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    #: null: a later statement has explained it.
    closed_by = models.UUIDField(null=True)
    note = models.CharField(max_length=1_000, blank=True)
    #: How whoever closed it did so: a CaseEnd.
    ended_as = models.CharField(max_length=13, blank=True)
    #: The posting that brought our books to what the house has: made by it, or before it.
    posting_id = models.UUIDField(null=True)
    #: What of it left the float beyond the instruction's own amount, or came back of that.
    booked = models.BigIntegerField(default=0)
    #: The other case that it and this explain each other by.
    same_as = models.UUIDField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CaseKind.values), name="a_case_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(owner_id__isnull=True, owned_at__isnull=True)
                | Q(owner_id__isnull=False, owned_at__isnull=False),
                name="an_owned_case_says_since_when",
            ),
            models.CheckConstraint(
                condition=_OPEN | _BY_A_PERSON | _BY_ITSELF | _BY_ITS_POSTING, name="who_closes_a_case_says_why"
            ),
            models.CheckConstraint(condition=_MONEY_IS_EXPLAINED, name="a_closed_case_leaves_no_difference"),
            models.UniqueConstraint(
                fields=["house", "kind", "about"], condition=Q(closed_at__isnull=True), name="one_open_case_of_a_thing"
            ),
            models.UniqueConstraint(
                fields=["house", "posting_id"],
                condition=Q(posting_id__isnull=False),
                name="a_posting_explains_one_case_of_a_house",
            ),
        ]
        indexes = [
            models.Index(fields=["found_at", "id"], condition=Q(closed_at__isnull=True), name="cases_by_age"),
            models.Index(fields=["house", "day"], name="cases_of_a_statement"),
            models.Index(
                fields=["payee_id", "instruction"], condition=~Q(booked=0), name="cases_that_booked_more_or_less"
            ),
        ]
