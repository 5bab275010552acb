"""Sessions past their end are gone, the others stay."""

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session

from prakerja.accounts.forget_ended_sessions import forget_ended_sessions


@pytest.mark.django_db
def test_only_ended_sessions_are_forgotten(now: datetime) -> None:
    Session.objects.create(session_key="ended", session_data="", expire_date=now - timedelta(seconds=1))
    Session.objects.create(session_key="running", session_data="", expire_date=now + timedelta(seconds=1))
    assert forget_ended_sessions(now=now) == 1
    assert [session.session_key for session in Session.objects.all()] == ["running"]
