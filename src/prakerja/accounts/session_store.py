"""Sessions as Django's middleware wants them, over our own table: read with the account in one prepared statement."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, QuerySet
from django.db.models.functions import Least

from prakerja.accounts import session_span
from prakerja.accounts.models import Account, Session
from prakerja.accounts.session_key import SessionKey
from prakerja.kit.clock import read_clock
from prakerja.kit.prepared import Value, fetch_prepared
from prakerja.kit.sql import sql_file


class SessionStore(SessionBase):
    #: Whose it is, as read together with the session; None for a visitor's.
    account: Account | None = None
    #: None: there is no row of it yet.
    touched_at: datetime | None = None
    begun_at: datetime | None = None
    confirmed_at: datetime | None = None
    browser: str = ""
    is_replaced: bool = False

    def load(self) -> dict[str, Any]:
        key = SessionKey.read_from(self.session_key)
        now = read_clock()
        row = None if key is None else _read(key, now)
        if row is None or _is_left_over(row, now):
            self._session_key = None
            return {}
        self.touched_at, self.begun_at = row.pop("session_touched_at"), row.pop("session_begun_at")
        self.confirmed_at, self.browser = row.pop("session_confirmed_at"), row.pop("session_browser")
        row.pop("session_expires_at")
        self.is_replaced = row.pop("session_is_replaced")
        data: dict[str, Any] = json.loads(row.pop("session_data"))
        self.account = _account_of(row)
        return data

    def create(self) -> None:
        """A new key; the row comes with the first saving."""
        self._session_key = str(SessionKey.drawn_for(uuid4()))
        self.touched_at, self.modified, self.is_replaced = None, True, False

    def flush(self) -> None:
        super().flush()
        self.touched_at = self.begun_at = self.confirmed_at = None
        self.browser, self.is_replaced = "", False

    @property
    def digest(self) -> UUID | None:
        """By which its row is known, and which makes no cookie; None: it has no key yet."""
        key = SessionKey.read_from(self.session_key)
        return None if key is None else key.digest

    @property
    def sitting(self) -> str:
        """By which what is tried in it is counted: the same under each of its keys, another with each signing in."""
        return "" if self.begun_at is None else self.begun_at.isoformat()

    def begin(self, *, browser: str, now: datetime) -> None:
        """Somebody is in, with everything that their account asks for."""
        self.begun_at = self.confirmed_at = now
        self.browser, self.modified = browser, True

    def confirm(self, now: datetime) -> None:
        """Its owner has shown once more that it is them. It has a new key. Raises SessionInterrupted."""
        self.confirmed_at = now
        self._renew_key(now)

    def take_up(self, account: Account, now: datetime) -> None:
        """It goes on with the account's new password or epoch, under a new key. Raises SessionInterrupted."""
        self[HASH_SESSION_KEY] = account.get_session_auth_hash()
        self._renew_key(now)

    def is_confirmed(self, now: datetime) -> bool:
        return session_span.is_confirmed(self.confirmed_at, now=now)

    def _renew_key(self, now: datetime) -> None:
        """The old key serves the second tap of the button that led here, and then opens nothing.

        A session that was ended meanwhile is not revived.
        """
        key = SessionKey.read_from(self.session_key)
        data: dict[str, Any] = self._session  # type: ignore[attr-defined]  # the stubs leave it out
        if key is None or not _rows_of(key).update(
            data=data,
            is_replaced=True,
            confirmed_at=None,
            expires_at=Least(F("expires_at"), now + session_span.REPLACED_FOR),
        ):
            raise SessionInterrupted("it was ended meanwhile")
        self._session_key = str(SessionKey.drawn_for(key.account_id))
        self.touched_at, self.is_replaced, self.modified = None, False, True
        self.save()

    def save(self, must_create: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  Django's
        data: dict[str, Any] = self._session  # type: ignore[attr-defined]  # the stubs leave it out
        if self.is_replaced:
            return
        key = self._key_for(data)
        now = read_clock()
        self.begun_at = session_span.begun(self.begun_at or now, now=now)
        values = {
            "data": data,
            "begun_at": self.begun_at,
            "confirmed_at": self.confirmed_at,
            "browser": self.browser,
            "touched_at": now,
            "expires_at": self._over_at(now),
        }
        if self.touched_at is None:
            Session.objects.create(account_id=key.account_id, digest=key.digest, **values)
        elif not _rows_of(key).update(**values):
            raise UpdateError
        self.touched_at = now

    def _key_for(self, data: dict[str, Any]) -> SessionKey:
        """The key, a new one when somebody has just signed in: a session is its account's."""
        key = SessionKey.read_from(self.session_key)
        owner = UUID(data[SESSION_KEY]) if SESSION_KEY in data else None
        if key is None or (owner is not None and key.account_id != owner):
            self.delete()
            key = SessionKey.drawn_for(owner or uuid4())
            self._session_key, self.touched_at = str(key), None
        return key

    def touch(self, now: datetime) -> bool:
        """Its end is counted from now. Of several requests at once one writes it down. False: it has no row."""
        key = SessionKey.read_from(self.session_key)
        if key is None or self.touched_at is None or self.is_replaced:
            return False
        self.begun_at = session_span.begun(self.begun_at or now, now=now)
        _rows_of(key).filter(touched_at=self.touched_at).update(
            touched_at=now, begun_at=self.begun_at, expires_at=self._over_at(now)
        )
        self.touched_at = now
        return True

    def is_touch_due(self, now: datetime) -> bool:
        touched_at = self.touched_at
        return touched_at is not None and session_span.is_touch_due(touched_at, idle=self.idle, now=now)

    def ends_at(self, now: datetime) -> datetime:
        """The end as it will be once this request is over."""
        begins = now if self.touched_at is None or self.is_touch_due(now) else self.touched_at
        return self._over_at(begins)

    def _over_at(self, touched_at: datetime) -> datetime:
        return session_span.over_at(touched_at, begun_at=self.begun_at or touched_at, idle=self.idle)

    @property
    def idle(self) -> timedelta:
        return timedelta(seconds=super().get_expiry_age())

    def get_expiry_age(self, **_given: Any) -> int:  # noqa: ANN401  Django's
        """Of the cookie: as long as the row lasts."""
        return int((self.idle + session_span.touched_every(self.idle)).total_seconds())

    def exists(self, session_key: str) -> bool:
        key = SessionKey.read_from(session_key)
        return key is not None and _rows_of(key).exists()

    def delete(self, session_key: str | None = None) -> None:
        key = SessionKey.read_from(session_key or self.session_key)
        if key is not None:
            _rows_of(key).delete()

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expires_at__lte=read_clock()).delete()


def _rows_of(key: SessionKey) -> QuerySet[Session]:
    return Session.objects.filter(account_id=key.account_id, digest=key.digest)


def _read(key: SessionKey, now: datetime) -> dict[str, Any] | None:
    values: dict[str, Value] = {"account_id": key.account_id, "digest": key.digest, "now": now}
    return fetch_prepared(sql_file(__file__, "read_session"), values)


def _is_left_over(row: dict[str, Any], now: datetime) -> bool:
    idle, is_replaced = session_span.idle_of(json.loads(row["session_data"])), row["session_is_replaced"]
    return session_span.is_left_over(row["session_expires_at"], idle=idle, is_replaced=is_replaced, now=now)


def _account_of(row: dict[str, Any]) -> Account | None:
    if row["id"] is None:
        return None
    # By position, as Django makes what it has read: by name it takes twice as long.
    fields = Account._meta.concrete_fields
    return Account.from_db(DEFAULT_DB_ALIAS, [one.attname for one in fields], [row[one.attname] for one in fields])
