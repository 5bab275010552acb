"""The clock ran ahead and was set right: what was opened meanwhile is not open until that moment comes again."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core import signing
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from prakerja.accounts.confirmation_link import link_token, read_link
from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.models import Invitation
from prakerja.accounts.own_mailbox import mailbox_token, read_mailbox_token
from prakerja.accounts.own_sessions import own_sessions
from prakerja.accounts.session_span import IDLE, STAFF_IDLE, ends_at, longest
from prakerja.accounts.session_store import SessionStore
from prakerja.accounts.tell_of_attacks import tell_of_attacks
from prakerja.audit.models import Suspicion
from prakerja.audit.security import SecurityKind
from prakerja.backoffice.assessment.extra_time_case import applicant_found, found_by
from prakerja.codes.delivery import Delivery, read_delivery
from prakerja.codes.figures import LIVES
from prakerja.codes.models import Code
from prakerja.codes.rules import CodeFacts, CodeJudgement, judge_code
from prakerja.codes.use_code import may_use
from prakerja.kit.actor import Actor, ApplicantId, StaffId
from prakerja.kit.clock import CLOCKS_AGREE_WITHIN, is_open, read_clock
from prakerja.kit.refused import Refused
from prakerja.kit.signed import read_signed, sign
from tests.situations.accounts import NOW, a_session_store, an_account, somebody_invited

pytestmark = pytest.mark.django_db
#: By how much it ran ahead. Within a minute machines agree.
AHEAD: Final = [timedelta(minutes=2), timedelta(days=1), timedelta(days=400)]
SITI: Final = "siti@contoh.example"
WHO: Final = uuid4()

type Read = Callable[[str], object]


@pytest.fixture(params=AHEAD, ids=str)
def later(request: pytest.FixtureRequest) -> timedelta:
    span: timedelta = request.param
    return span


@pytest.fixture
def clock(later: timedelta) -> Iterator[time_machine.Traveller]:
    """It runs ahead."""
    with time_machine.travel(NOW + later, tick=False) as traveller:
        yield traveller


_SIGNED: Final[dict[str, tuple[Callable[[], str], Read]]] = {
    "anything": (
        lambda: sign("x", salt="s"),
        lambda token: read_signed(token, TypeAdapter(str), salt="s", lives=60),
    ),
    "confirmation": (lambda: link_token(WHO, SITI), read_link),
    "own mailbox": (lambda: mailbox_token(SITI), read_mailbox_token),
    "looked up": (
        lambda: found_by(StaffId(WHO), ApplicantId(WHO)),
        lambda token: applicant_found(token, officer=StaffId(WHO)),
    ),
}


@pytest.mark.parametrize("kind", _SIGNED)
def test_a_link_of_a_later_time_opens_nothing(kind: str, clock: time_machine.Traveller) -> None:
    make, read = _SIGNED[kind]
    token = make()
    read(token)
    clock.move_to(NOW)
    with pytest.raises((signing.SignatureExpired, Refused)):
        read(token)
    # A minute apart is no leap.
    clock.move_to(NOW + timedelta(seconds=50))
    token = make()
    clock.move_to(NOW)
    read(token)


def test_a_cookie_of_a_later_time_makes_a_browser_a_stranger(clock: time_machine.Traveller) -> None:
    cookie = str(KnownBrowser("key", ("mark",)))
    assert KnownBrowser.read_from(cookie) != STRANGER
    clock.move_to(NOW)
    assert KnownBrowser.read_from(cookie) == STRANGER


def test_a_second_tap_does_not_come_before_the_first(later: timedelta) -> None:
    facts = CodeFacts(digits="123456", expires_at=NOW + later + LIVES, passed_at=NOW + later)
    assert judge_code([facts], typed="123456", now=NOW + later) is CodeJudgement.RIGHT
    assert judge_code([facts], typed="123456", now=NOW) is CodeJudgement.USED


def test_what_a_code_opened_later_is_not_open(later: timedelta) -> None:
    code = Code(owner_id=UUID(int=1), passed_at=NOW + later)
    assert [may_use(code, NOW + later), may_use(code, NOW)] == [True, False]


def test_nor_is_an_invitation(later: timedelta) -> None:
    invitation = Invitation.objects.get(pk=somebody_invited().pk)
    assert invitation.is_open(NOW)
    invitation.expires_at += later
    assert not invitation.is_open(NOW)


@pytest.mark.parametrize("by", [timedelta(days=2), timedelta(days=400)])
def test_a_session_that_would_end_later_than_any_is_over(by: timedelta) -> None:
    with time_machine.travel(NOW + by, tick=False) as clock:
        store = a_session_store(an_account(SITI), now=NOW + by)
        assert SessionStore(store.session_key).load()
        clock.move_to(NOW)
        assert SessionStore(store.session_key).load() == {}


leaps: Final = st.timedeltas(timedelta(seconds=61), timedelta(days=800))
spans: Final = st.timedeltas(timedelta(minutes=12), timedelta(minutes=14))
idles: Final = st.sampled_from([IDLE, STAFF_IDLE])


def begun_ahead(clock: time_machine.Traveller, leap: timedelta, idle: timedelta) -> str:
    """The key of a session that somebody began while the clock ran ahead; now it is set right."""
    clock.move_to(NOW + leap)
    store = a_session_store(an_account(f"{uuid4().hex}@contoh.example"), now=NOW + leap)
    store.set_expiry(int(idle.total_seconds()))
    store.save()
    clock.move_to(NOW)
    return str(store.session_key)


def goes_on(key: str) -> bool:
    """With a page that only reads."""
    store = SessionStore(key)
    if not store.load():
        return False
    now = read_clock()
    if store.is_touch_due(now):
        store.touch(now)
    return True


@settings(max_examples=12)
@given(leap=leaps, every=spans, idle=idles)
def test_a_busy_session_that_began_ahead_lasts_no_longer_than_any(
    leap: timedelta, every: timedelta, idle: timedelta
) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        key = begun_ahead(clock, leap, idle)
        is_open_at_first = goes_on(key)
        while goes_on(key):
            clock.shift(every)
        assert read_clock() <= NOW + longest(idle) + every
        # Nobody is signed out by a leap that is so much shorter than the longest session.
        assert is_open_at_first is (ends_at(NOW + leap, idle=idle) <= NOW + longest(idle) + CLOCKS_AGREE_WITHIN)


@given(leap=leaps, idle=idles)
@example(leap=timedelta(hours=24), idle=IDLE)
@example(leap=timedelta(hours=49), idle=IDLE)
@example(leap=timedelta(hours=13), idle=STAFF_IDLE)
def test_one_that_lies_unused_is_over_when_the_longest_would_be_unless_its_own_time_has_come(
    leap: timedelta, idle: timedelta
) -> None:
    """Nobody can tell it then from one that began at the moment that is noted of it."""
    with time_machine.travel(NOW, tick=False) as clock:
        key, end = begun_ahead(clock, leap, idle), ends_at(NOW + leap, idle=idle)
        clock.shift(longest(idle) + CLOCKS_AGREE_WITHIN + timedelta(seconds=1))
        now = read_clock()
        assert goes_on(key) is (now < end <= now + longest(idle) + CLOCKS_AGREE_WITHIN)


@given(leap=leaps)
def test_a_key_that_was_replaced_ahead_opens_nothing(leap: timedelta) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        store = SessionStore(begun_ahead(clock, leap, IDLE))
        clock.move_to(NOW + leap)
        store.load()
        old = str(store.session_key)
        store.confirm(NOW + leap)
        assert goes_on(old)
        clock.move_to(NOW)
        assert not goes_on(old)


def test_what_two_machines_differ_by_changes_nothing() -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        key = begun_ahead(clock, timedelta(seconds=40), IDLE)
        before = SessionStore(key)
        before.load()
        clock.shift(timedelta(minutes=20))
        assert goes_on(key)
        after = SessionStore(key)
        after.load()
        assert (after.begun_at, after.sitting) == (before.begun_at, before.sitting)
        assert after.begun_at == NOW + timedelta(seconds=40)


def test_a_list_of_sessions_shows_none_that_is_over_by_that() -> None:
    with time_machine.travel(NOW + timedelta(days=2), tick=False) as clock:
        account = an_account(SITI)
        a_session_store(account, now=NOW + timedelta(days=2))
        clock.move_to(NOW)
        a_session_store(account, now=NOW)
        assert len(own_sessions(account, this=None, now=NOW)) == 1


@pytest.mark.parametrize(("ahead", "is_told_again"), [(0, False), (50, False), (61, True), (86_400, True)])
def test_an_attack_that_was_told_of_ahead_is_told_of_now(ahead: int, is_told_again: bool) -> None:
    account = an_account(SITI)
    told_at = NOW + timedelta(seconds=ahead)
    Suspicion.objects.create(
        subject=account.pk, kind=SecurityKind.WRONG_PASSWORD, times=5, told=2, told_at=told_at, last_at=NOW
    )
    assert tell_of_attacks(by=Actor.system("accounts.tell_of_attacks"), now=NOW) == int(is_told_again)


@pytest.mark.parametrize(("ahead", "is_young"), [(0, True), (50, True), (61, False), (86_400, False)])
def test_what_was_posted_ahead_is_not_said_to_be_on_its_way(ahead: int, is_young: bool) -> None:
    said = read_delivery("queued", posted_at=NOW + timedelta(seconds=ahead), now=NOW)
    assert said is (Delivery.ON_ITS_WAY if is_young else Delivery.TROUBLE)


def test_a_moment_is_open_for_as_long_as_it_lasts_and_no_longer() -> None:
    lasts = timedelta(minutes=10)
    moments = {seconds: is_open(NOW + timedelta(seconds=seconds), now=NOW, lasts=lasts) for seconds in range(-5, 700)}
    assert [seconds for seconds, opens in moments.items() if opens] == list(range(1, 661))
