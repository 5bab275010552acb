"""Calls are kept for ninety days."""

from datetime import UTC, datetime, timedelta

import pytest

from prakerja.partners.forget_old_calls import KEPT, forget_old_calls
from prakerja.partners.models import Call
from prakerja.partners.note_call import AnsweredCall, note_call
from prakerja.partners.states import PartnerKind
from tests.situations.partners import put_partner

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


def test_what_is_older_is_gone_and_what_is_younger_stays() -> None:
    partner = put_partner(PartnerKind.PLATFORM)
    for at in (NOW - KEPT, NOW - KEPT + timedelta(seconds=1), NOW):
        note_call(AnsweredCall(partner.pk, "quota_schedule", 200, "", at, 900))
    assert forget_old_calls(now=NOW) == 1
    assert Call.objects.count() == 2
    assert forget_old_calls(now=NOW) == 0
