"""The bank account that a platform or an institution is paid into, and each that it was or might have been."""

from django.db import models
from django.db.models import F, Q

from prakerja.kit.constraints import is_all, values_of
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.partners.querysets import PartnerAccountQuerySet
from prakerja.payouts.partners.states import UNDER_WAY, PartnerAccountState

_UNDER_WAY = [state.value for state in UNDER_WAY]


class PartnerAccount(models.Model):
    """One account that a partner has named, and what became of it. Another one is another row, and none goes."""

    pk = models.CompositePrimaryKey("partner_id", "number")
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+", db_index=False)
    #: From 1, over all that this partner has named.
    number = models.PositiveSmallIntegerField()
    #: Of Bank Indonesia.
    bank_code = models.CharField(max_length=3)
    sealed_account_number = SealedField(Purpose.PARTNER_ACCOUNT_NUMBER, owner="partner_id", row="number")
    #: As its bank has it.
    sealed_account_name = SealedField(Purpose.PARTNER_ACCOUNT_NAME, owner="partner_id", row="number", is_later=True)
    state = models.CharField(max_length=8, choices=PartnerAccountState, default=PartnerAccountState.ASKED)
    #: An AccountProblem while refused.
    problem = models.CharField(max_length=16, blank=True)
    #: What the bank answered: SNAP's seven digits, or empty.
    bank_answer = models.CharField(max_length=7, blank=True)
    #: The NameMatch of its name and the partner's.
    name_match = models.CharField(max_length=7, blank=True)
    #: By whose account of the partner's staff.
    named_by = models.UUIDField()
    named_at = models.DateTimeField()
    #: Since when its bank has failed to answer.
    unanswered_since = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    #: Since when two people have taken it into use.
    used_since = models.DateTimeField(null=True)
    #: Paid from then on: later than in use where it follows another one.
    usable_from = models.DateTimeField(null=True)
    #: Since when it is replaced, stopped or given up.
    ended_at = models.DateTimeField(null=True)

    account_number = Opened(sealed_account_number)
    account_name = Opened(sealed_account_name)

    objects = PartnerAccountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PartnerAccountState.values, name_match__in=["", *values_of(NameMatch)]),
                name="partner_account_has_known_words",
            ),
            models.CheckConstraint(condition=is_all("bank_code", "[0-9]{3}"), name="a_bank_has_three_digits"),
            models.CheckConstraint(
                condition=Q(state=PartnerAccountState.REFUSED, problem__in=values_of(AccountProblem))
                | (~Q(state=PartnerAccountState.REFUSED) & Q(problem="")),
                name="a_refused_partner_account_has_its_problem",
            ),
            models.CheckConstraint(
                condition=~Q(state=PartnerAccountState.IN_USE)
                | Q(used_since__isnull=False, usable_from__gte=F("used_since"), ended_at__isnull=True),
                name="an_account_in_use_has_its_moment",
            ),
            models.UniqueConstraint(
                fields=["partner"],
                condition=Q(state=PartnerAccountState.IN_USE),
                name="a_partner_has_one_account_in_use",
            ),
            models.UniqueConstraint(
                fields=["partner"],
                condition=Q(state__in=_UNDER_WAY),
                name="a_partner_names_one_account_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "named_at"], condition=Q(state__in=_UNDER_WAY), name="partner_accounts_under_way"
            ),
        ]
