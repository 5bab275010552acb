"""However often strangers ask for codes to an address, its owner gets theirs; and the mailbox is not flooded."""

from datetime import timedelta
from typing import Final
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.models import Account
from prakerja.accounts.own_mailbox import MailboxLinkExpired, read_mailbox_token
from prakerja.accounts.purposes import RESET, SIGN_IN
from prakerja.accounts.request_code import request_code
from prakerja.accounts.sign_up import Wanted, sign_up
from prakerja.codes.limits import CODES_BY_STRANGERS, CODES_OF_A_NETWORK
from prakerja.codes.models import Code, Tally
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.tallies import TriesSpent, count
from prakerja.kit.actor import Actor
from prakerja.messages.models import Message
from tests.situations.accounts import NOW, PASSWORD, an_account, last_letter, letters_to
from tests.thorough import as_many

pytestmark = pytest.mark.django_db
SITI, BUDI = "siti@contoh.example", "budi@contoh.example"
DAY: Final = timedelta(days=1)


def asked(email: str, network: str, *, known: KnownBrowser = STRANGER, after: timedelta = timedelta(0)) -> Code | None:
    """None: no letter may go."""
    return _sent(SIGN_IN, email, network, known, after)


def _sent(purpose: CodePurpose, email: str, network: str, known: KnownBrowser, after: timedelta) -> Code | None:
    try:
        with transaction.atomic():
            return request_code(
                form_key=uuid4(),
                purpose=purpose,
                email=email,
                language="id",
                network=network,
                known=known,
                by=Actor.visitor(),
                now=NOW + after,
            )
    except TriesSpent:
        return None


def strangers_ask(email: str, networks: int, times: int, after: timedelta = timedelta(0)) -> int:
    """How many letters went."""
    sent = [asked(email, f"net {network}", after=after) for network in range(networks) for _ in range(times)]
    return sum(code is not None for code in sent)


def mailbox_of(email: str) -> KnownBrowser:
    """A browser in which the owner opened the link of some letter that they got."""
    tokens = [letter.words["mailbox_token"] for letter in letters_to(email) if letter.words["mailbox_token"]]
    return KnownBrowser().with_mailbox(read_mailbox_token(tokens[0]))


def test_one_network_does_not_keep_another_from_its_letters() -> None:
    an_account()
    assert strangers_ask(SITI, 1, 12) == 5
    assert asked(SITI, "at home") is not None


@pytest.mark.parametrize("email", [SITI, BUDI], ids=["an account", "none"])
def test_many_networks_send_no_more_than_stated_and_the_last_letters_show_the_owner_the_way_past_them(
    email: str,
) -> None:
    an_account(SITI)
    assert strangers_ask(email, 6, 5) == 8
    assert strangers_ask(email, 6, 5, timedelta(hours=2)) == 8
    assert strangers_ask(email, 6, 5, DAY - timedelta(minutes=1)) == 0
    assert asked(email, "at home", after=DAY - timedelta(minutes=1)) is None
    mailbox = mailbox_of(email)
    assert asked(email, "at home", known=mailbox, after=DAY - timedelta(minutes=1)) is not None


@settings(
    max_examples=as_many(6, thorough=12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.integers(0, 600), st.integers(0, 5), st.integers(1, 5), st.booleans(), st.booleans()),
        min_size=1,
        max_size=6,
    )
)
def test_the_owner_gets_a_code_in_a_known_browser_and_by_the_link_at_whatever_moment(
    happened: list[tuple[int, int, int, bool, bool]],
) -> None:
    Tally.objects.all().delete()
    account = Account.objects.filter(email=SITI).first() or an_account()
    known, after, asked_for = KnownBrowser().with_account(account), timedelta(0), 0
    by_strangers = list[timedelta]()
    for minutes, networks, times, comes, is_reset in happened:
        after += timedelta(minutes=minutes)
        by_strangers += [after] * strangers_ask(SITI, networks, times, after)
        if comes and asked_for < 5:
            asked_for += 1
            code = _sent(RESET if is_reset else SIGN_IN, SITI, "at home", known, after)
            assert code is not None
            assert last_letter(SITI).code
    most = max((sum(1 for two in by_strangers if one - DAY < two <= one) for one in by_strangers), default=0)
    assert most <= CODES_BY_STRANGERS.windows[1].most == 16


def test_reading_a_mailbox_in_many_browsers_brings_one_budget() -> None:
    an_account()
    strangers_ask(SITI, 2, 5)
    sent = [asked(SITI, f"net {n}", known=mailbox_of(SITI)) for n in range(8)]
    assert sum(code is not None for code in sent) == 5


def test_a_crowded_network_does_not_keep_the_owner_from_a_letter_where_they_are_known() -> None:
    account = an_account()
    for _ in range(CODES_OF_A_NETWORK.most):
        assert count(CODES_OF_A_NETWORK, "crowded", now=NOW)
    assert asked(SITI, "crowded") is None
    assert asked(SITI, "crowded", known=KnownBrowser().with_account(account)) is not None


def test_the_link_is_of_one_address_and_of_a_day() -> None:
    strangers_ask(SITI, 1, 5)
    mailbox = mailbox_of(SITI)
    assert mailbox.key_for_letters(BUDI, None) == ""
    assert mailbox.key_for_letters(SITI.upper(), None) in ("", "mailbox")
    with pytest.raises(MailboxLinkExpired):
        read_mailbox_token("made:up:link")


def test_a_letter_from_quiet_times_has_no_such_link() -> None:
    an_account()
    asked(SITI, "at home")
    letter = last_letter(SITI)
    assert letter.words["mailbox_token"] == ""
    assert "kotak-surat" not in letter.body


# no hash before a limit


@pytest.mark.parametrize("email", [SITI, BUDI], ids=["an account", "none"])
def test_a_sign_up_that_is_refused_costs_no_hash(email: str, monkeypatch: pytest.MonkeyPatch) -> None:
    an_account(SITI)
    strangers_ask(email, 1, 5)
    hashed = list[str]()

    def hash_it(typed: str) -> str:
        hashed.append(typed)
        return "!"

    monkeypatch.setattr("prakerja.accounts.sign_up.hashed", hash_it)
    wanted = Wanted(email, "Siti Aminah", PASSWORD, "id", "2026-11", "browser")
    before = Message.objects.count()
    with pytest.raises(TriesSpent), transaction.atomic():
        sign_up(form_key=uuid4(), wanted=wanted, network="net 0", by=Actor.visitor(), now=NOW)
    assert (hashed, Message.objects.count()) == ([], before)


def test_one_form_sent_again_and_again_is_counted_for_its_network() -> None:
    wanted = Wanted(BUDI, "Budi", PASSWORD, "id", "2026-11", "browser")
    key = uuid4()
    sign_up(form_key=key, wanted=wanted, network="net", by=Actor.visitor(), now=NOW)
    for _ in range(CODES_OF_A_NETWORK.most - 1):
        count(CODES_OF_A_NETWORK, "net", now=NOW)
    with pytest.raises(TriesSpent):
        sign_up(form_key=key, wanted=wanted, network="net", by=Actor.visitor(), now=NOW)
    assert len(letters_to(BUDI)) == 1
