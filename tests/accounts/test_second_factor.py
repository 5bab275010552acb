"""The app's codes and those on paper: whose they are, how often they open, what a wrong one costs, what is left."""

from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pyotp
import pytest
from django.contrib.auth.hashers import identify_hasher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from prakerja.accounts.check_second_factor import half_minute_of
from prakerja.accounts.limits import WRONG_APP_CODES
from prakerja.accounts.models import Account, AuthenticatorApp, RecoveryCodes
from prakerja.accounts.second_factors import (
    MOST_RECOVERY_CODES,
    has_second_factor,
    otp_address,
    paper_of,
    passkeys_of,
)
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.codes.tallies import TriesSpent, look
from prakerja.kit.actor import Actor
from prakerja.kit.reseal import reseal_values, sealed_fields
from prakerja.kit.sealed import CannotUnseal
from tests.situations.accounts import (
    NOW,
    TOTP_SECRET,
    a_member_of_staff,
    an_account,
    in_session,
    letters_to,
    papers_of,
    renewed,
    shows,
    totp_now,
)

pytestmark = pytest.mark.django_db
HALF_A_MINUTE: Final = timedelta(seconds=30)
WRONG: Final = "000000"
WRONG_PAPER: Final = "00000000"


def tries_left(account: Account, now: datetime = NOW) -> int:
    return look(WRONG_APP_CODES, in_session(account).whose, now=now).left


# The app


def test_an_account_without_an_app_is_opened_by_no_code() -> None:
    account = a_member_of_staff(totp_secret=None)
    assert not has_second_factor(account.pk)
    assert not shows(account, totp_now(at=NOW))


def test_the_code_of_a_colleagues_app_opens_nothing() -> None:
    other_secret = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    account = a_member_of_staff()
    a_member_of_staff("sri@prakerja.example", totp_secret=other_secret)
    assert not shows(account, totp_now(other_secret, at=NOW))


def test_the_next_code_of_the_app_opens_after_the_one_before() -> None:
    account = a_member_of_staff()
    later = NOW + HALF_A_MINUTE
    assert shows(account, totp_now(at=NOW))
    assert shows(account, totp_now(at=later), now=later)


def test_a_code_of_a_clock_that_runs_ahead_closes_the_half_minute_between() -> None:
    account = a_member_of_staff()
    assert shows(account, totp_now(half_minutes=1, at=NOW))
    assert not shows(account, totp_now(at=NOW))
    assert not shows(account, totp_now(at=NOW + HALF_A_MINUTE), now=NOW + HALF_A_MINUTE)


@given(
    second=st.integers(3600, 2**31),
    off=st.integers(-5, 5),
)
def test_a_code_is_taken_for_the_half_minute_before_now_and_after_and_for_no_other(second: int, off: int) -> None:
    now = datetime.fromtimestamp(second, tz=UTC)
    codes = pyotp.TOTP(TOTP_SECRET)
    current = codes.timecode(now)
    typed = codes.generate_otp(current + off)
    found = half_minute_of(TOTP_SECRET, typed, now)
    near = [current - 1, current, current + 1]
    assert found in {None, *near}
    if abs(off) <= 1:
        assert found is not None
        assert codes.generate_otp(found) == typed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(typed=st.text(st.characters(codec="ascii"), max_size=12))
def test_whatever_ascii_is_typed_opens_nothing_unless_it_is_the_code(typed: str) -> None:
    assert half_minute_of(TOTP_SECRET, typed, NOW) is None or typed in {
        totp_now(half_minutes=off, at=NOW) for off in (-1, 0, 1)
    }


def test_the_picture_tells_the_app_the_secret_whose_it_is_and_by_whom() -> None:
    address = urlsplit(otp_address(TOTP_SECRET, "budi@prakerja.example"))
    asked = parse_qs(address.query)
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert "budi%40prakerja.example" in address.path
    assert asked == {"secret": [TOTP_SECRET], "issuer": ["Prakerja"]}


def test_the_secret_of_one_opens_for_no_other_row() -> None:
    mine, other = a_member_of_staff(), a_member_of_staff("sri@prakerja.example")
    stolen = AuthenticatorApp.objects.get(pk=mine.pk).sealed_secret
    AuthenticatorApp.objects.filter(pk=other.pk).update(sealed_secret=stolen)
    with pytest.raises(CannotUnseal):
        shows(other, totp_now(at=NOW))


# Codes on paper


def test_ten_different_codes_of_eight_digits_are_on_the_paper() -> None:
    papers = papers_of(a_member_of_staff())
    assert len(set(papers)) == MOST_RECOVERY_CODES == 10
    assert all(len(paper) == 8 and paper.isdecimal() for paper in papers)


def test_every_code_on_the_paper_opens_once_in_whatever_order() -> None:
    account = a_member_of_staff()
    papers = papers_of(account)
    for paper in reversed(papers):
        assert shows(account, paper)
        assert not shows(account, paper)
    assert papers_of(account) == []


def test_a_used_code_leaves_the_others_in_the_order_of_the_paper() -> None:
    account = a_member_of_staff()
    papers, kept = papers_of(account), RecoveryCodes.objects.get(pk=account.pk).hashes
    shows(account, papers[4])
    assert papers_of(account) == papers[:4] + papers[5:]
    row = RecoveryCodes.objects.get(pk=account.pk)
    assert (row.used, row.hashes) == ([4], kept)


def test_nothing_that_is_kept_tells_a_code() -> None:
    """Also whoever has the sealing keys finds what is kept of a password, each with a salt of its own."""
    account = a_member_of_staff()
    hashes = RecoveryCodes.objects.get(pk=account.pk).hashes.split("\n")
    assert len({identify_hasher(one).decode(one)["salt"] for one in hashes}) == MOST_RECOVERY_CODES
    assert all(one.startswith("argon2$argon2id$") for one in hashes)
    assert not any(paper in one for paper in papers_of(account) for one in hashes)
    paper = paper_of(account.pk)
    assert paper is not None
    assert (paper.made_at, paper.left) == (NOW, MOST_RECOVERY_CODES)


def test_under_a_new_sealing_key_the_same_paper_opens(settings: Settings) -> None:
    account = a_member_of_staff()
    papers, old = papers_of(account), settings.SEALING_KEYS
    assert shows(account, papers[0])
    settings.SEALING_KEYS = f"new:{'ab' * 32},{old}"
    (field,) = (one for one in sealed_fields() if one.model is RecoveryCodes)
    assert reseal_values(field, after=None, at_once=10).values == 1
    settings.SEALING_KEYS = f"new:{'ab' * 32}"
    assert [shows(account, papers[0]), shows(account, papers[1])] == [False, True]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(typed=st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_eight_digits_open_when_they_are_on_the_paper_and_never_otherwise(typed: str) -> None:
    account = a_member_of_staff(f"{uuid4().hex}@prakerja.example")
    is_there = typed in papers_of(account)
    assert shows(account, typed) is is_there


def test_two_people_have_different_papers() -> None:
    mine, other = a_member_of_staff(), a_member_of_staff("sri@prakerja.example")
    assert not set(papers_of(mine)) & set(papers_of(other))


def test_the_paper_of_a_colleague_opens_nothing_and_stays_whole() -> None:
    mine, other = a_member_of_staff(), a_member_of_staff("sri@prakerja.example")
    papers = papers_of(other)
    assert not shows(mine, papers[0])
    assert papers_of(other) == papers


def test_new_codes_are_all_unused_also_when_the_old_ones_were_used_up() -> None:
    account = a_member_of_staff()
    RecoveryCodes.objects.filter(pk=account.pk).update(used=list(range(10)))
    assert papers_of(account) == []
    renewed(account)
    assert len(papers_of(account)) == 10


def test_of_old_paper_nothing_opens_once_there_is_new() -> None:
    account = a_member_of_staff()
    old = papers_of(account)[0]
    renewed(account)
    assert not shows(account, old)


def test_an_applicant_has_neither_app_nor_paper_nor_passkey() -> None:
    account = an_account()
    assert not has_second_factor(account.pk)
    assert paper_of(account.pk) is None
    assert passkeys_of(account.pk) == []


# What a try costs


def test_a_right_code_clears_the_wrong_ones_before_it() -> None:
    account = a_member_of_staff()
    for _ in range(4):
        shows(account, WRONG)
    assert tries_left(account) == 1
    assert shows(account, totp_now(at=NOW))
    assert tries_left(account) == 5


def test_a_code_that_was_used_already_costs_a_try() -> None:
    account = a_member_of_staff()
    code = totp_now(at=NOW)
    shows(account, code)
    shows(account, code)
    assert tries_left(account) == 4


def test_a_paper_where_the_app_is_asked_for_costs_a_try_and_is_not_used_up() -> None:
    account = a_member_of_staff()
    shows(account, papers_of(account)[0], from_app_only=True)
    assert tries_left(account) == 4
    assert len(papers_of(account)) == 10


def test_the_lock_of_one_locks_nobody_else() -> None:
    mine, other = a_member_of_staff(), a_member_of_staff("sri@prakerja.example")
    for _ in range(5):
        shows(mine, WRONG)
    assert shows(other, totp_now(at=NOW))


@pytest.mark.parametrize(("seconds", "is_locked"), [(15 * 60 - 1, True), (15 * 60, False)])
def test_after_a_quarter_of_an_hour_five_new_tries_are_there(seconds: int, is_locked: bool) -> None:
    account = a_member_of_staff()
    for _ in range(5):
        shows(account, WRONG)
    later = NOW + timedelta(seconds=seconds)
    if is_locked:
        with pytest.raises(TriesSpent):
            shows(account, totp_now(at=later), now=later)
    else:
        assert shows(account, totp_now(at=later), now=later)


def test_while_paper_is_locked_none_is_used_up() -> None:
    account = a_member_of_staff()
    for _ in range(5):
        shows(account, WRONG_PAPER)
    with pytest.raises(TriesSpent) as refused:
        shows(account, papers_of(account)[0])
    assert refused.value.free_at == NOW + timedelta(hours=1)
    assert len(papers_of(account)) == 10


def test_wrong_codes_of_the_app_and_wrong_papers_do_not_lock_one_another() -> None:
    account = a_member_of_staff()
    for wrong in (WRONG, WRONG_PAPER):
        for _ in range(5):
            shows(account, wrong)
        with pytest.raises(TriesSpent):
            shows(account, wrong)
    other = a_member_of_staff("sri@prakerja.example")
    for _ in range(5):
        shows(other, WRONG)
    assert shows(other, papers_of(other)[0])


# Setting it up


def test_a_second_secret_never_replaces_the_first() -> None:
    account = a_member_of_staff()
    papers = papers_of(account)
    assert set_up_second_factor(account=account, secret="A" * 32, by=Actor.staff(account.pk), now=NOW) == []
    assert AuthenticatorApp.objects.get(pk=account.pk).secret == TOTP_SECRET
    assert shows(account, papers[0])


def test_setting_it_up_ends_the_sessions_of_nobody_else() -> None:
    account, other = a_member_of_staff(totp_secret=None), a_member_of_staff("sri@prakerja.example")
    before = other.get_session_auth_hash()
    set_up_second_factor(account=account, secret=TOTP_SECRET, by=Actor.staff(account.pk), now=NOW)
    assert Account.objects.get(pk=other.pk).get_session_auth_hash() == before


@pytest.mark.parametrize(
    ("language", "subject"), [("id", "Langkah kedua sudah dipasang"), ("en", "Second step set up")]
)
def test_the_owner_is_told_in_their_language(language: str, subject: str) -> None:
    account = a_member_of_staff(totp_secret=None)
    account.language = language
    papers = set_up_second_factor(account=account, secret=TOTP_SECRET, by=Actor.staff(account.pk), now=NOW)
    (letter,) = letters_to(account.email)
    assert letter.subject == subject
    assert TOTP_SECRET not in letter.body
    assert len(papers) == MOST_RECOVERY_CODES
    assert not any(paper in letter.body for paper in papers)
