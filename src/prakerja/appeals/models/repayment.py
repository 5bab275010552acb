"""What somebody is asked to pay back, how they pay it, what they object. What is owed stands in the ledger alone."""

from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q

from prakerja.appeals.querysets import DemandQuerySet
from prakerja.appeals.states import LIVE, OVERPAID, DemandState
from prakerja.cards.reasons import MoveReason
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.clock import WIB
from prakerja.kit.constraints import values_of
from prakerja.regions.known import zone_of


class Demand(models.Model):
    """Two people ask somebody for what a card gave them, whose end they know the reason of."""

    pk = models.CompositePrimaryKey("applicant_id", "number")
    applicant_id = models.UUIDField()
    #: From 1, of all that were ever made to them.
    number = models.PositiveSmallIntegerField()
    award = models.PositiveSmallIntegerField()
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="+", db_index=False)
    #: Why the card ended: a `MoveReason`; or `OVERPAID`.
    because = models.CharField(max_length=16)
    #: What was owed when it was made and what was added since, in whole rupiah; and what of it was for trainings.
    amount = models.BigIntegerField()
    training = models.BigIntegerField()
    #: Printed on the notice, so that anybody who holds it can check it (`DemandName`).
    code = models.UUIDField()
    #: What whoever pays writes beside their transfer: digits (`DemandName`).
    reference = models.CharField(max_length=18)
    state = models.CharField(max_length=11, choices=DemandState, default=DemandState.OPEN)
    demanded_at = models.DateTimeField()
    #: The two who decided it: neither decides about an objection to it.
    proposed_by = models.UUIDField()
    confirmed_by = models.UUIDField()
    #: Where they lived then, by whose midnights the clock runs; empty: Jakarta's.
    regency = models.CharField(max_length=4, blank=True)
    #: The first moment at which it is overdue.
    pays_until = models.DateTimeField()
    #: Since when the clock stands still.
    stopped_at = models.DateTimeField(null=True)
    #: Which plan holds (`PlanPart`); 0: the whole is due at the end.
    plan = models.PositiveSmallIntegerField(default=0)
    #: What was paid back or set off before that plan was made.
    paid_before_plan = models.BigIntegerField(default=0)
    #: Of a longer plan.
    legal_basis = models.CharField(max_length=500, blank=True)
    handed_over_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = DemandQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DemandState.values, because__in=[*values_of(MoveReason), OVERPAID]),
                name="demand_has_known_words",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_demand_is_for_something"),
            models.CheckConstraint(
                condition=Q(training__gte=0, training__lte=F("amount")), name="trainings_are_a_part_of_a_demand"
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("confirmed_by")), name="two_people_demand_something_back"
            ),
            models.CheckConstraint(
                condition=Q(state=DemandState.OBJECTED, stopped_at__isnull=False)
                | (~Q(state=DemandState.OBJECTED) & Q(stopped_at__isnull=True)),
                name="the_clock_stands_while_it_is_objected_to",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, ended_at__isnull=True) | (~Q(state__in=LIVE) & Q(ended_at__isnull=False)),
                name="a_demand_that_is_over_has_its_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=DemandState.HANDED_OVER) | Q(handed_over_at__isnull=False),
                name="what_was_handed_over_has_its_moment",
            ),
            models.UniqueConstraint(
                fields=["applicant_id", "award"], condition=Q(state__in=LIVE), name="one_live_demand_for_a_card"
            ),
        ]
        indexes = [
            models.Index(fields=["pays_until"], condition=Q(state__in=LIVE), name="demands_by_their_end"),
        ]

    @property
    def clock(self) -> ZoneInfo:
        return clock_of(self.regency)


def clock_of(regency: str) -> ZoneInfo:
    return zone_of(regency) if regency else WIB


class DemandName(AppendOnly):
    """Whose a code on a notice is, or a reference beside a transfer: one and the same for ever."""

    value = models.CharField(max_length=32, primary_key=True)
    applicant_id = models.UUIDField()
    demand = models.PositiveSmallIntegerField()


class PlanPart(AppendOnly):
    """One date of a plan, and how much by then. A later plan leaves the rows of earlier ones as they were."""

    pk = models.CompositePrimaryKey("applicant_id", "demand", "plan", "part")
    applicant_id = models.UUIDField()
    demand = models.PositiveSmallIntegerField()
    #: From 1, as parts are.
    plan = models.PositiveSmallIntegerField()
    part = models.PositiveSmallIntegerField()
    #: The last day on which it is paid in time, where they live.
    due_on = models.DateField()
    #: In whole rupiah.
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0, plan__gte=1, part__gte=1), name="a_part_is_something")
        ]


class BankLine(AppendOnly):
    """A line of the bank's statement, used once: it tells of one repayment, or of one giving back."""

    #: `bni 20210301-000123`: the house, and what it calls the line.
    line = models.CharField(max_length=80, primary_key=True)
    applicant_id = models.UUIDField()
    demand = models.PositiveSmallIntegerField()
    #: In whole rupiah; below nothing: it went out.
    amount = models.BigIntegerField()
    #: By the bank's calendar.
    booked_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="a_bank_line_moves_something")]


class Repayment(AppendOnly):
    """What came in. A slip is made of it."""

    pk = models.CompositePrimaryKey("applicant_id", "demand", "number")
    applicant_id = models.UUIDField()
    demand = models.PositiveSmallIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    #: All that came, and what of it was more than they owed.
    amount = models.BigIntegerField()
    surplus = models.BigIntegerField()
    #: What was owed after it.
    left = models.BigIntegerField()
    line = models.CharField(max_length=80)
    paid_on = models.DateField()
    #: null: the bank's statement named the reference.
    recorded_by = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, surplus__gte=0, surplus__lte=F("amount"), left__gte=0),
                name="a_repayment_is_something",
            ),
            models.CheckConstraint(condition=Q(surplus=0) | Q(left=0), name="nothing_is_over_while_something_is_owed"),
        ]


class DemandGrowth(AppendOnly):
    """What two people found later, and added to a demand that was live: it may be objected to by itself."""

    pk = models.CompositePrimaryKey("applicant_id", "demand", "number")
    applicant_id = models.UUIDField()
    demand = models.PositiveSmallIntegerField()
    #: From 1, as the demand grew.
    number = models.PositiveSmallIntegerField()
    #: In whole rupiah; its claims were posted at this moment.
    amount = models.BigIntegerField()
    at = models.DateTimeField()
    #: Neither decides about an objection to it.
    proposed_by = models.UUIDField()
    confirmed_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0, number__gte=1), name="a_demand_grows_by_something"),
            models.CheckConstraint(condition=~Q(proposed_by=F("confirmed_by")), name="two_people_let_a_demand_grow"),
        ]


class DemandObjection(models.Model):
    """What somebody says against a demand, or against what was added to it: once each."""

    pk = models.CompositePrimaryKey("applicant_id", "demand", "growth")
    applicant_id = models.UUIDField()
    demand = models.PositiveSmallIntegerField()
    #: The last one that there was when it was made (`DemandGrowth`); 0: none.
    growth = models.PositiveSmallIntegerField(default=0)
    #: It is against so much that was added, in whole rupiah; 0: against the whole.
    added = models.BigIntegerField(default=0)
    text = models.CharField(max_length=2_000)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    is_upheld = models.BooleanField(null=True)
    #: What they are told.
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(added=0) | Q(added__gt=0, growth__gte=1), name="an_objection_is_to_all_or_to_what_was_added"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, is_upheld__isnull=True, answer="")
                | (Q(decided_at__isnull=False, is_upheld__isnull=False) & ~Q(answer="")),
                name="a_decided_objection_has_its_answer",
            ),
        ]
