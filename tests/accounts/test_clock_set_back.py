"""The clock ran ahead and was set right: what was opened meanwhile is not open until that moment comes again."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core import signing
from pydantic import TypeAdapter

from prakerja.accounts.confirmation_link import link_token, read_link
from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.models import Invitation
from prakerja.accounts.own_mailbox import mailbox_token, read_mailbox_token
from prakerja.accounts.session_store import SessionStore
from prakerja.backoffice.assessment.extra_time_case import applicant_found, found_by
from prakerja.codes.figures import LIVES
from prakerja.codes.models import Code
from prakerja.codes.rules import CodeFacts, CodeJudgement, judge_code
from prakerja.codes.use_code import may_use
from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.kit.clock import is_open
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


def test_a_moment_is_open_for_as_long_as_it_lasts_and_no_longer() -> None:
    lasts = timedelta(minutes=10)
    moments = {seconds: is_open(NOW + timedelta(seconds=seconds), now=NOW, lasts=lasts) for seconds in range(-5, 700)}
    assert [seconds for seconds, opens in moments.items() if opens] == list(range(1, 661))
