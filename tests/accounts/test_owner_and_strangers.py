"""Whatever strangers do, the owner gets in; and they guess no more than stated, from however many networks.

Each example is a day (and a half) of guesses and of the owner's own comings, interleaved at generated moments.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.accounts.check_own_password import check_own_password
from prakerja.accounts.check_second_factor import check_second_factor
from prakerja.accounts.counted_tries import CameBy, tries_in, tries_of
from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.limits import WRONG_PASSWORDS_OF_STRANGERS
from prakerja.accounts.models import Account, AuthenticatorApp
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.codes.models import Tally
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import savepoint
from tests.situations.accounts import (
    NOW,
    PASSWORD,
    a_member_of_staff,
    a_session_store,
    an_account,
    in_session,
    totp_now,
)
from tests.thorough import as_many

pytestmark = pytest.mark.django_db
DAY: Final = timedelta(days=1)
SITI: Final = "siti@contoh.example"
_FOR_THE_DATABASE = settings(
    max_examples=as_many(6, thorough=12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class Burst:
    """So many networks guess so often each; then the owner comes, if they do."""

    after: timedelta
    networks: int
    guesses: int
    owner_comes: bool
    owner_slips: int


bursts = st.lists(
    st.builds(
        Burst,
        after=st.integers(0, 8 * 60).map(lambda minutes: timedelta(minutes=minutes)),
        networks=st.integers(0, 12),
        guesses=st.integers(1, 6),
        owner_comes=st.booleans(),
        owner_slips=st.integers(0, 4),
    ),
    min_size=1,
    max_size=6,
)


def tried(password: str, *, network: str, now: datetime, browser: KnownBrowser = STRANGER) -> Account | None:
    """As the page does it: a refused try leaves nothing behind."""
    with savepoint():
        return sign_in_by_password(email=SITI, password=password, network=network, known=browser, now=now)


def guesses_of(burst: Burst, number: int, now: datetime) -> list[datetime]:
    """When a guess was looked at; those that were refused are none."""
    looked_at = []
    for network in range(burst.networks):
        for _ in range(burst.guesses):
            try:
                assert tried("salah-sekali", network=f"{number}.{network}", now=now) is None
            except TriesSpent:
                continue
            looked_at.append(now)
    return looked_at


def most_within_a_day(moments: Sequence[datetime]) -> int:
    return max((sum(1 for other in moments if one - DAY < other <= one) for one in moments), default=0)


@_FOR_THE_DATABASE
@given(bursts)
def test_the_owner_in_a_known_browser_gets_in_whatever_strangers_do(happened: list[Burst]) -> None:
    Tally.objects.all().delete()
    account = Account.objects.filter(email=SITI).first() or an_account()
    browser, now, guessed = KnownBrowser().with_account(account), NOW, list[datetime]()
    for number, burst in enumerate(happened):
        now += burst.after
        guessed += guesses_of(burst, number, now)
        if burst.owner_comes:
            for _ in range(burst.owner_slips):
                assert tried("salah-ketik", network="198.51.100.7", now=now, browser=browser) is None
            assert tried(PASSWORD, network="198.51.100.7", now=now, browser=browser) == account
    assert most_within_a_day(guessed) <= WRONG_PASSWORDS_OF_STRANGERS.most == 100


@_FOR_THE_DATABASE
@given(bursts)
def test_the_owners_own_sign_ins_elsewhere_give_strangers_no_new_guesses(happened: list[Burst]) -> None:
    """From a browser that is not known the owner may be refused; what can be guessed stays what it is."""
    Tally.objects.all().delete()
    Account.objects.filter(email=SITI).first() or an_account()
    now, guessed = NOW, list[datetime]()
    for number, burst in enumerate(happened):
        now += burst.after
        guessed += guesses_of(burst, number, now)
        for place in range(burst.owner_slips):
            try:
                assert tried(PASSWORD, network=f"owner {place}", now=now) is not None
            except TriesSpent:
                assert most_within_a_day(guessed) == WRONG_PASSWORDS_OF_STRANGERS.most
    assert most_within_a_day(guessed) <= WRONG_PASSWORDS_OF_STRANGERS.most


def test_a_hundred_networks_together_guess_a_hundred_times_a_day() -> None:
    an_account()
    guessed = guesses_of(Burst(timedelta(0), 100, 5, owner_comes=False, owner_slips=0), 0, NOW)
    assert len(guessed) == 100
    later = NOW + DAY - timedelta(microseconds=1)
    with pytest.raises(TriesSpent) as refused:
        tried(PASSWORD, network="198.51.100.7", now=later)
    assert refused.value.limit == WRONG_PASSWORDS_OF_STRANGERS
    assert tried(PASSWORD, network="198.51.100.7", now=NOW + DAY)


def test_one_network_alone_closes_nobody_elses() -> None:
    account = an_account()
    now, guessed = NOW, 0
    while now < NOW + DAY:
        guessed += len(guesses_of(Burst(timedelta(0), 1, 6, owner_comes=False, owner_slips=0), 0, now))
        assert tried(PASSWORD, network="198.51.100.7", now=now) == account
        now += timedelta(minutes=30)
    assert guessed == 20


def test_a_network_that_is_stopped_does_not_stop_a_known_browser_in_it() -> None:
    account = an_account()
    for number in range(100):
        sign_in_by_password(email=f"orang{number}@contoh.example", password="salah", network="net", now=NOW)
    with pytest.raises(TriesSpent):
        tried(PASSWORD, network="net", now=NOW)
    assert tried(PASSWORD, network="net", now=NOW, browser=KnownBrowser().with_account(account)) == account


# What a browser is known by


def test_a_browser_is_known_to_the_accounts_that_were_opened_in_it_and_to_no_other() -> None:
    siti, budi = an_account(), an_account("budi@contoh.example")
    shared = KnownBrowser.read_from(str(KnownBrowser().with_account(siti).with_account(budi)))
    assert shared.key_for(siti) == shared.key_for(budi) != ""
    assert KnownBrowser().with_account(budi).key_for(siti) == ""
    assert shared.key_for(None) == ""
    for number in range(8):
        shared = shared.with_account(an_account(f"orang{number}@contoh.example"))
    assert (shared.key_for(siti), len(shared.marks)) == ("", 8)


@pytest.mark.parametrize("change", ["password", "epoch"])
def test_a_new_password_and_the_end_of_all_sessions_end_what_was_known(change: str) -> None:
    account = an_account()
    browser = KnownBrowser().with_account(account)
    if change == "password":
        account.set_password("ikan-terbang-biru")
    else:
        account.session_epoch += 1
    assert browser.key_for(account) == ""


@given(st.text(max_size=60) | st.builds(lambda cut: str(KnownBrowser("key", ("mark",)))[:-cut], st.integers(1, 30)))
def test_whatever_stands_in_the_cookie_that_we_did_not_sign_is_a_stranger(cookie: str) -> None:
    assert KnownBrowser.read_from(cookie) == STRANGER


def test_in_a_known_browser_guesses_are_bounded_too() -> None:
    browser, now, looked_at = KnownBrowser().with_account(an_account()), NOW, 0
    while now < NOW + DAY:
        with suppress(TriesSpent):
            tried("salah-sekali", network="net", now=now, browser=browser)
            looked_at += 1
        now += timedelta(minutes=2)
    assert looked_at == 20


# The second factor


def test_who_stole_the_password_does_not_keep_the_owner_from_the_second_factor() -> None:
    """The owner comes by a code to their own mailbox, in a browser that is known, by paper, or is in already."""
    account = a_member_of_staff()
    browser = KnownBrowser().with_account(account)
    stolen = tries_of(account, CameBy.PASSWORD, STRANGER)
    for _ in range(5):
        assert not check_second_factor(account=account, typed="000000", tries=stolen, now=NOW)
    with pytest.raises(TriesSpent):
        check_second_factor(account=account, typed=totp_now(at=NOW), tries=stolen, now=NOW)
    for tries in (
        tries_of(account, CameBy.LETTER, STRANGER),
        tries_of(account, CameBy.PASSWORD, browser),
        in_session(account),
    ):
        AuthenticatorApp.objects.update(last_half_minute=0)
        assert check_second_factor(account=account, typed=totp_now(at=NOW), tries=tries, now=NOW), tries


def test_who_stole_the_password_has_twenty_guesses_a_day_however_often_the_owner_comes() -> None:
    account, now, looked_at = a_member_of_staff(), NOW, 0
    tries = tries_of(account, CameBy.PASSWORD, STRANGER)
    while now < NOW + DAY:
        with suppress(TriesSpent):
            check_second_factor(account=account, typed="000000", tries=tries, now=now)
            looked_at += 1
            assert check_second_factor(account=account, typed=totp_now(at=now), tries=tries, now=now)
        now += timedelta(minutes=4)
    assert looked_at == 20


# Somebody signed in, who is asked once more


@_FOR_THE_DATABASE
@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["thief", "owner"]), st.booleans()), max_size=60))
def test_who_stole_a_session_closes_nothing_to_the_owner_in_another(happened: list[tuple[int, str, bool]]) -> None:
    """The owner slips four times at most before they are right; the thief tries whatever they like."""
    Tally.objects.all().delete()
    account = Account.objects.filter(email=SITI).first() or an_account()
    now, guessed, slips = NOW, list[datetime](), 0
    for minutes, who, is_right in happened:
        now += timedelta(minutes=minutes)
        if who == "thief":
            with suppress(TriesSpent), savepoint():
                check_own_password(account=account, password="salah", tries=tries_in(account, "stolen"), now=now)
                guessed.append(now)
            continue
        slips = 0 if is_right or slips == 4 else slips + 1
        shown = PASSWORD if slips == 0 else "salah-ketik"
        mine = tries_in(account, "mine")
        assert check_own_password(account=account, password=shown, tries=mine, now=now) is (slips == 0)
    assert most_within_a_day(guessed) <= 20


def test_a_new_key_of_the_stolen_session_brings_no_new_tries() -> None:
    account = an_account()
    stolen = a_session_store(account)
    looked_at = 0
    for _ in range(12):
        with suppress(TriesSpent):
            check_own_password(account=account, password="salah", tries=tries_in(account, stolen.sitting), now=NOW)
            looked_at += 1
        stolen.take_up(account, NOW)
    assert looked_at == 5
