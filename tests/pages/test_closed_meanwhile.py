"""Whoever closes an account in one browser while a page of theirs is under way in another is led to sign in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.assessment.models import Sitting
from tests.situations.profile import an_applicant

pytestmark = pytest.mark.django_db


def test_a_page_that_comes_too_late_leads_to_the_sign_in_and_leaves_nothing() -> None:
    applicant_id = an_applicant()
    browser = Client()
    browser.force_login(Account.objects.get(pk=applicant_id))

    def close_first(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        if "INSERT INTO assessment_sitting" in sql:
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM accounts_account WHERE id = %s", [applicant_id])
        return execute(sql, values, many, context)

    with connection.execute_wrapper(close_first):
        answer = browser.post("/tes/mulai/")
    assert (answer.status_code, answer["Location"]) == (302, "/masuk/")
    assert not Sitting.objects.exists()
