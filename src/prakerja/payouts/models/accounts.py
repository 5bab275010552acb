"""The account that somebody is paid into, whose it is, and what a person decided about a doubt."""

from django.db import models
from django.db.models import F, Q

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import values_of
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.accounts.querysets import LinkedAccountQuerySet
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.states import UNDER_WAY, AccountState

_UNDER_WAY = [state.value for state in UNDER_WAY]


class LinkedAccount(models.Model):
    """One try at linking a bank account or wallet, and what became of it. Another account is another row."""

    pk = models.CompositePrimaryKey("applicant_id", "number")
    applicant_id = models.UUIDField()
    #: From 1, over all that this person has tried.
    number = models.PositiveSmallIntegerField()
    house = models.CharField(max_length=8)
    #: Of Bank Indonesia, three digits; empty for a wallet.
    bank_code = models.CharField(max_length=11, blank=True)
    sealed_account_number = SealedField(Purpose.ACCOUNT_NUMBER, row="number")
    #: Of house and number together.
    account_digest = DigestField(Purpose.ACCOUNT_NUMBER)
    #: As its house has it.
    sealed_account_name = SealedField(Purpose.ACCOUNT_NAME, row="number", is_later=True)
    state = models.CharField(max_length=9, default=AccountState.ASKED)
    #: An AccountProblem while refused.
    problem = models.CharField(max_length=16, blank=True)
    #: What the house answered: SNAP's seven digits, or empty.
    house_code = models.CharField(max_length=7, blank=True)
    #: The NameMatch of its name and the card's, and by which rules.
    name_match = models.CharField(max_length=7, blank=True)
    rules_version = models.PositiveSmallIntegerField(null=True)
    asked_at = models.DateTimeField()
    #: Since when its house has failed to answer.
    unanswered_since = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    linked_at = models.DateTimeField(null=True)
    #: Paid from then on: later than linked where it follows another one.
    usable_from = models.DateTimeField(null=True)
    #: Since when it is replaced or unlinked.
    ended_at = models.DateTimeField(null=True)

    account_number = Opened(sealed_account_number)
    account_name = Opened(sealed_account_name)

    objects = LinkedAccountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=AccountState.values, house__in=values_of(AccountHouse))
                & Q(name_match__in=["", *values_of(NameMatch)]),
                name="linked_account_has_known_words",
            ),
            models.CheckConstraint(
                condition=Q(state=AccountState.REFUSED, problem__in=values_of(AccountProblem))
                | (~Q(state=AccountState.REFUSED) & Q(problem="")),
                name="a_refused_account_has_its_problem",
            ),
            models.CheckConstraint(
                condition=~Q(state=AccountState.LINKED)
                | Q(linked_at__isnull=False, usable_from__gte=F("linked_at"), ended_at__isnull=True),
                name="a_linked_account_has_its_moment",
            ),
            models.UniqueConstraint(
                fields=["applicant_id"],
                condition=Q(state=AccountState.LINKED),
                name="a_person_has_one_linked_account",
            ),
            models.UniqueConstraint(
                fields=["applicant_id"],
                condition=Q(state__in=_UNDER_WAY),
                name="a_person_links_one_account_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state=AccountState.ASKED), name="accounts_asked_about"),
            models.Index(
                fields=["answered_at", "applicant_id"],
                condition=Q(state=AccountState.IN_DOUBT),
                name="accounts_in_doubt",
            ),
        ]


class AccountHolder(Holder):
    """*An account is one person's*: of those who link the same one at the same moment, its key lets one win."""

    digests = Purpose.ACCOUNT_NUMBER


class AccountDecision(AppendOnly):
    """Somebody at the office has looked at both names, and said whether they are one person's."""

    pk = models.CompositePrimaryKey("applicant_id", "number")
    applicant_id = models.UUIDField()
    #: Of the account.
    number = models.PositiveSmallIntegerField()
    is_theirs = models.BooleanField()
    decided_by = models.UUIDField()
    note = models.TextField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(note=""), name="an_account_decision_says_why")]
        indexes = [models.Index(fields=["-decided_at", "applicant_id"], name="account_decisions_newest")]
