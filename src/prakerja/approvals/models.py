"""Proposals: what is to happen, who proposed it and why, who confirmed it, and what became of it."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import UUID7

from prakerja.approvals.querysets import ProposalQuerySet
from prakerja.approvals.rules import ProposalFacts
from prakerja.approvals.states import DECIDED, ENDED, LIVE, ProposalState

_CONFIRMED = [*DECIDED, ProposalState.UNDONE]


class Proposal(models.Model):
    """One decisive act on one subject. The act's name stands in the register (`register.py`)."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    act = models.CharField(max_length=60)
    #: What it is done to, in the words of the act: a wave's id, an account's.
    subject = models.CharField(max_length=64)
    state = models.CharField(max_length=11, choices=ProposalState, default=ProposalState.PROPOSED)
    #: What the proposer asked for, e.g. which roles; empty where the subject says it all.
    asked = models.JSONField(default=dict)
    #: What will happen, as both people were shown it. Never changed, so that the one confirms what the other proposed.
    plan = models.JSONField(default=dict)
    reason = models.TextField()
    #: The member of the office whom it is about; null: it is about no person there.
    about = models.UUIDField(null=True)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    #: The first moment at which nobody can confirm it any more.
    expires_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    carried_out_at = models.DateTimeField(null=True)
    #: Who withdrew or undid it; null: time, or what it was about, did.
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    #: Why it was withdrawn; empty where nobody did.
    end_reason = models.TextField(blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="proposal_is_in_a_known_state"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_proposal_says_why"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="nobody_confirms_their_own_proposal",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(about=None) | ~Q(confirmed_by=F("about")),
                name="nobody_confirms_what_is_about_themselves",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_CONFIRMED, confirmed_by__isnull=False, confirmed_at__isnull=False)
                | (~Q(state__in=_CONFIRMED) & Q(confirmed_by=None, confirmed_at=None)),
                name="a_confirmed_proposal_is_final",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None)
                | Q(confirmed_at__gte=F("proposed_at"), confirmed_at__lt=F("expires_at")),
                name="a_proposal_is_confirmed_in_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.CARRIED_OUT, carried_out_at__isnull=False)
                | Q(state=ProposalState.UNDONE)
                | (~Q(state__in=[ProposalState.CARRIED_OUT, ProposalState.UNDONE]) & Q(carried_out_at=None)),
                name="what_was_carried_out_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at=None, ended_by=None)),
                name="an_ended_proposal_has_its_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.WITHDRAWN, end_reason=""), name="whoever_withdraws_says_why"
            ),
            models.UniqueConstraint(
                fields=["act", "subject"],
                condition=Q(state__in=LIVE),
                name="one_live_proposal_of_an_act_on_a_subject",
            ),
        ]
        indexes = [models.Index(fields=["subject", "act", "id"], name="proposals_on_a_subject")]

    @property
    def facts(self) -> ProposalFacts:
        return ProposalFacts(self.state, self.proposed_by, self.proposed_at, self.expires_at)
