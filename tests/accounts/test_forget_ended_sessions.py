"""Sessions past their end are gone, the others stay."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from prakerja.accounts.forget_ended_sessions import forget_ended_sessions
from prakerja.accounts.models import Session


@pytest.mark.django_db
def test_only_ended_sessions_are_forgotten(now: datetime) -> None:
    running, ended = uuid4(), uuid4()
    for account_id, expires_at in ((ended, now), (running, now + timedelta(seconds=1))):
        Session.objects.create(
            account_id=account_id, digest=uuid4(), data={}, begun_at=now, touched_at=now, expires_at=expires_at
        )
    assert forget_ended_sessions(now=now) == 1
    assert [session.account_id for session in Session.objects.all()] == [running]
