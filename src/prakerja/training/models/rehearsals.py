"""What institutions' programs do with their test codes. No person, no money and no seat is behind any of these rows."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.digest_field import DigestField
from prakerja.kit.purpose import Purpose
from prakerja.training.states import PurchaseState


class Rehearsal(models.Model):
    """How one test case of an institution stands; there is a row since its program has asked for it."""

    pk = models.CompositePrimaryKey("institution_id", "label")
    institution_id = models.UUIDField()
    #: As `TC1-001-200`.
    label = models.CharField(max_length=11)
    #: From 1; beginning anew is the next.
    run = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=8, choices=PurchaseState)
    redeemed_at = models.DateTimeField(null=True)
    #: Where presence was confirmed.
    attended = ArrayField(models.PositiveSmallIntegerField(), default=list)
    declared_at = models.DateTimeField(null=True)
    #: How often completion was declared with other scores.
    declarations = models.PositiveSmallIntegerField(default=0)
    score_before = models.PositiveSmallIntegerField(null=True)
    score_after = models.PositiveSmallIntegerField(null=True)
    asked_at = models.DateTimeField(null=True)
    #: By what its program was refused last; empty where it was not.
    refused = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(label__regex=r"^TC[1-9]-[0-9]{3}-(200|400)$"), name="a_test_case_has_a_label"
            )
        ]


class RehearsalTask(models.Model):
    """What was handed in last with a test code, and what was said to it."""

    pk = models.CompositePrimaryKey("institution_id", "label", "scope", "sequence")
    institution_id = models.UUIDField()
    label = models.CharField(max_length=11)
    #: `tpm` or `uk`.
    scope = models.CharField(max_length=3)
    sequence = models.PositiveSmallIntegerField()
    attempt = models.PositiveSmallIntegerField(default=1)
    reference = models.BigIntegerField()
    file_address = models.CharField(max_length=1_000)
    #: None: nothing was said yet.
    answer_reference = models.BigIntegerField(null=True)
    notes = models.CharField(max_length=4_000, blank=True)
    answer_address = models.CharField(max_length=1_000, blank=True)


class RehearsalPresence(models.Model):
    """A test page was opened on which whoever has its address answers as a participant would."""

    #: Of the state, which stands in addresses alone.
    digest = DigestField(Purpose.REHEARSAL, primary_key=True, runs_out=True)
    institution_id = models.UUIDField()
    label = models.CharField(max_length=11)
    #: Beginning anew closes the pages that were opened before.
    run = models.PositiveIntegerField()
    sequence = models.PositiveSmallIntegerField()
    redirect_address = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True)


class RehearsalPass(AppendOnly):
    """In this run the program has come to what the test case expects."""

    pk = models.CompositePrimaryKey("institution_id", "label", "run")
    institution_id = models.UUIDField()
    label = models.CharField(max_length=11)
    run = models.PositiveIntegerField()
    passed_at = models.DateTimeField()
