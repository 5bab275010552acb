"""Two people confirm one account at the same moment: one is paid into it."""

from collections import Counter
from functools import partial

import pytest
from django.db import transaction

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import AccountHolder, LinkedAccount
from tests.situations.accounts_to_pay import a_payee, answered, asked_for, code_for, confirmed
from tests.situations.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def _confirm(row: LinkedAccount, digits: str) -> None:
    with unit_of_work(by=Actor.applicant(row.applicant_id)):
        confirmed(row, digits)


def test_of_two_who_link_one_account_at_once_one_wins() -> None:
    payees = [a_payee(), a_payee()]
    with transaction.atomic():
        rows = [answered(asked_for(payee)) for payee in payees]
        codes = [code_for(row) for row in rows]
    all_at_once([partial(_confirm, row, digits) for row, digits in zip(rows, codes, strict=True)])
    states = Counter(LinkedAccount.objects.values_list("state", flat=True))
    assert states == {AccountState.LINKED: 1, AccountState.REFUSED: 1}
    assert AccountHolder.objects.count() == 1
