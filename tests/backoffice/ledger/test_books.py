"""From a total down to its postings: what each page says is what the journal adds up to, whoever posts meanwhile."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from random import Random
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest
import time_machine
from click.testing import CliRunner
from django.db import connection, transaction
from django.test import Client

from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.console.main import prakerja
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger import transfers_of
from prakerja.ledger.balances import balance_of, sums_of
from prakerja.ledger.chart import NATURE, Account, AccountKind, Of, Side, of_number
from prakerja.ledger.close_hold import post_held, void_held
from prakerja.ledger.correct import correct
from prakerja.ledger.hold import hold
from prakerja.ledger.hot_accounts import hot_accounts
from prakerja.ledger.models import Balance, Transfer
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.ledger.prove import prove
from prakerja.ledger.spelling import spelled, spelled_kind
from prakerja.ledger.take_sums import take_flows, take_sums
from prakerja.ledger.totals import Totals
from prakerja.words.ledger import signed_rupiah
from prakerja.words.postings import act_words
from tests.situations.accounts import NOW, an_account
from tests.situations.backoffice import signed_in as member_signed_in
from tests.situations.ledger import INSTITUTION, RESERVE, TREASURY, WAVE, YEAR, a_hold, a_posting, awarded, training
from tests.situations.trail import wait_until_earlier_transactions_have_ended

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.unfunded]
BOOKS: Final = "/kantor/buku-besar/"
_LATE: Final = """
    INSERT INTO ledger_transfer (owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave,
        happened_at, posted_at, reason)
    VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'test.late', 2, %(year)s, 3, %(of)s, 500, 2020, 11, %(now)s,
        %(now)s, '')
"""
OTHER: Final = Account(AccountKind.PAYABLE, UUID(int=78))


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def signed_in(email: str, *roles: Role) -> Client:
    with transaction.atomic():
        return member_signed_in(email, *roles)


@pytest.fixture
def ratna() -> Client:
    return signed_in("ratna@prakerja.example", Role.OFFICER)


def opened(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return unescape(" ".join(answer.content.decode().split()))


def generated(seed: int) -> None:
    """Books of chance: people with cards who buy, hold, give up and are put right, and a year beside theirs."""
    rnd = Random(seed)
    people = [UUID(int=(0xA000 + number) << 64) for number in range(3)]
    for who in people:
        with transaction.atomic():
            awarded(now=NOW, owner_id=who)
    grant = Leg(of_number(AccountKind.STATE_BUDGET, 2021), of_number(AccountKind.TREASURY, 2021), Rupiah(seed + 1))
    for number in range(12):
        with transaction.atomic():
            do_something(rnd, rnd.choice(people), number)
        if rnd.random() < 0.3:
            summed_up()
    with transaction.atomic():
        post(a_posting_of_2021("budget.grant", grant))


def a_posting_of_2021(act: str, leg: Leg) -> Posting:
    return replace(a_posting(act, leg, owner_id=UUID(int=1), about=2021, now=NOW), year=2021)


def do_something(rnd: Random, who: UUID, number: int) -> None:
    amount = Rupiah(rnd.randint(1, 90_000))
    wanted = a_hold(who, now=NOW, amount=int(amount), about=number)
    bought = a_posting(
        "training.buy", Leg(training(who), OTHER, amount), owner_id=who, about=number, now=NOW, wave=WAVE
    )
    match rnd.randrange(4):
        case 0:
            post(bought)
        case 1:
            post(bought)
            correct(owner_id=who, wrong=bought.id, reason="Salah kirim", now=NOW)
        case 2:
            hold(wanted, now=NOW)
            post_held(owner_id=who, hold_id=wanted.id, to=INSTITUTION, act="training.commit", now=NOW)
        case _:
            hold(wanted, now=NOW)
            if rnd.random() < 0.5:
                void_held(owner_id=who, hold_id=wanted.id, act="ledger.expire", now=NOW)


def summed_up() -> None:
    wait_until_earlier_transactions_have_ended()
    with transaction.atomic():
        take_sums()
        take_flows()


def by_journal() -> Counter[tuple[int, UUID]]:
    """What each account holds, added up from the rows one by one."""
    holds: Counter[tuple[int, UUID]] = Counter()
    for row in Transfer.objects.all():
        for kind, of, side in ((row.debit, row.debit_of, Side.DEBIT), (row.credit, row.credit_of, Side.CREDIT)):
            holds[kind, of] += row.amount if NATURE[AccountKind(kind)].grows_on is side else -row.amount
    return holds


@pytest.mark.parametrize("seed", range(6))
def test_totals_accounts_the_command_and_the_proof_agree_whatever_was_posted(ratna: Client, seed: int) -> None:
    generated(seed)
    journal, totals, page = by_journal(), Totals.now(), opened(ratna, BOOKS)
    assert prove(known={}).faults == ()
    for kind in AccountKind:
        whole = sum(holds for (one, _of), holds in journal.items() if one == kind)
        assert sum(part.holds for part in totals.of_kind(kind)) == whole
        assert f"berisi {signed_rupiah(whole)}, keadaan" in opened(ratna, f"{BOOKS}jenis/{spelled_kind(kind)}/")
        if NATURE[kind].of is Of.APPLICANT:
            assert sum(Balance.objects.filter(kind=kind).values_list("amount", flat=True)) == whole
        else:
            assert dict(hot_accounts(kind)) == {of: holds for (one, of), holds in journal.items() if one == kind}
        for year in totals.years:
            assert signed_rupiah(totals.of_year(kind, year)) in page
    assert all(totals.on_side(Side.DEBIT, year) == totals.on_side(Side.CREDIT, year) for year in totals.years)
    assert totals.years == [YEAR, 2021]


@pytest.mark.parametrize("seed", range(3))
def test_each_account_shows_what_it_holds_as_the_command_does(ratna: Client, seed: int) -> None:
    generated(seed)
    for (kind, of), holds in by_journal().items():
        name = spelled(kind, of)
        shown = CliRunner().invoke(prakerja, ["ledger", "show", name, "--json"])
        assert json.loads(shown.output)["holds"] == holds == int(balance_of(Account(AccountKind(kind), of)))
        if NATURE[AccountKind(kind)].of is not Of.APPLICANT:
            assert f"Berisi {signed_rupiah(holds)}, keadaan" in opened(ratna, f"{BOOKS}rekening/{name}/")


def rows_of(page: str) -> list[tuple[str, str]]:
    """Amount and balance of each line."""
    amount, balance = r"([+\u2212]Rp[\d.]+)", r"(\u2212?Rp[\d.]+)"
    cell = r'<td [^>]*class="amount"><div class="value">{}</div></td>'
    return re.findall(cell.format(amount) + cell.format(balance), page)


def further(page: str) -> str:
    found = re.search(r'href="([^"]+/lanjutan/[^"]+)"', page)
    return found[1] if found else ""


def given(number: int) -> None:
    """A small award out of the wave's reserve."""
    who = UUID(int=(0xB000 + number) << 64)
    with transaction.atomic():
        leg = Leg(RESERVE, training(who), Rupiah(number + 1))
        post(a_posting("cards.award", leg, owner_id=who, about=WAVE, now=NOW, wave=WAVE))


def test_balances_run_through_all_pages_and_end_with_nothing_whoever_posts_meanwhile(ratna: Client) -> None:
    with transaction.atomic():
        awarded(now=NOW)
    for number in range(120):
        given(number)
    page, rows, pages = opened(ratna, f"{BOOKS}rekening/{spelled(RESERVE.kind, RESERVE.of)}/"), [], 0
    holds = int(balance_of(RESERVE))
    while page:
        pages += 1
        rows += rows_of(page)
        given(1_000 + pages)
        page = opened(ratna, further(page)) if further(page) else ""
    assert (pages, len(rows)) == (3, 123)
    for amount, after in rows:
        assert after == signed_rupiah(holds)
        holds -= rupiah_in(amount)
    assert holds == 0


def rupiah_in(amount: str) -> int:
    return int(re.sub(r"\D", "", amount)) * (-1 if amount.startswith("\u2212") else 1)


def test_what_was_still_being_written_at_the_first_page_stands_on_no_later_one(ratna: Client) -> None:
    """Its transaction is older than the last line shown: by its number alone it would slip into the second page."""
    named = connection.get_connection_params()
    with psycopg.connect(**{key: named[key] for key in ("dbname", "user", "host", "port") if named.get(key)}) as other:
        other.execute("SELECT pg_current_xact_id()")
        for number in range(55):
            given(number)
        address = further(opened(ratna, f"{BOOKS}rekening/{spelled(RESERVE.kind, RESERVE.of)}/"))
        other.execute(_LATE, {"of": RESERVE.of, "year": TREASURY.of, "now": NOW})
    rows = rows_of(opened(ratna, address))
    assert (len(rows), rows[-1]) == (5, ("\u2212Rp1", "\u2212Rp1"))
    anew = opened(ratna, f"{BOOKS}rekening/{spelled(RESERVE.kind, RESERVE.of)}/")
    assert rows_of(opened(ratna, further(anew)))[-1] == ("+Rp500", "Rp500")


@pytest.mark.parametrize("changed", ["", "x", "a:b:c", "__"])
def test_a_page_that_was_not_linked_to_begins_anew(ratna: Client, changed: str) -> None:
    for number in range(55):
        given(number)
    address = f"{BOOKS}rekening/{spelled(RESERVE.kind, RESERVE.of)}/"
    link = further(opened(ratna, address))
    of_another = link.replace(spelled(RESERVE.kind, RESERVE.of), spelled(TREASURY.kind, TREASURY.of))
    for spoilt in (link[:-3] + changed + "/", of_another):
        answer = ratna.get(spoilt)
        assert (answer.status_code, answer["Location"].startswith(f"{BOOKS}rekening/")) == (302, True)


def test_a_page_goes_on_for_a_day(ratna: Client, clock: time_machine.Traveller) -> None:
    for number in range(55):
        given(number)
    address = further(opened(ratna, f"{BOOKS}rekening/{spelled(RESERVE.kind, RESERVE.of)}/"))
    clock.shift(timedelta(hours=25))
    assert signed_in("bima@prakerja.example", Role.OFFICER).get(address).status_code == 302


def test_an_account_as_a_file_holds_what_its_pages_show(ratna: Client) -> None:
    for number in range(55):
        given(number)
    address = f"{BOOKS}rekening/{spelled(RESERVE.kind, RESERVE.of)}/unduh/rekening.csv"
    answer = ratna.get(address)
    rows = list(csv.DictReader(io.StringIO(whole(answer))))
    assert (len(rows), answer["Content-Type"]) == (55, "text/csv; charset=utf-8")
    assert int(rows[0]["holds_after"]) == sums_of(RESERVE).credited - sums_of(RESERVE).debited
    assert (rows[-1]["holds_after"], rows[-1]["amount"]) == ("-1", "1")
    assert {row["debit"] for row in rows} == {"wave-reserve:11"}


def test_a_file_of_many_stretches_is_whole_and_of_one_moment(ratna: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is posted while somebody takes it stands in none of its lines."""
    monkeypatch.setattr(transfers_of, "STRETCH", 4)
    for number in range(9):
        given(number)
    wait_until_earlier_transactions_have_ended()
    held = sums_of(RESERVE).credited - sums_of(RESERVE).debited
    answer = ratna.get(f"{BOOKS}rekening/{spelled(RESERVE.kind, RESERVE.of)}/unduh/rekening.csv")
    given(9)
    rows = list(csv.DictReader(io.StringIO(whole(answer))))
    assert len({row["posting_id"] for row in rows}) == len(rows) == 9
    for row in rows:
        assert int(row["holds_after"]) == held
        held += int(row["amount"])
    assert held == 0


def test_an_account_that_nothing_moved_is_a_file_without_lines(ratna: Client) -> None:
    answer = ratna.get(f"{BOOKS}rekening/{spelled(RESERVE.kind, RESERVE.of)}/unduh/rekening.csv")
    assert whole(answer).count("\n") == 1


def whole(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


def test_no_recipients_account_is_a_file(ratna: Client, siti: UUID) -> None:
    assert ratna.get(f"{BOOKS}rekening/training-balance:{siti}/unduh/rekening.csv").status_code == 404


def looks() -> list[dict[str, object]]:
    return [event.facts for event in Event.objects.filter(name="journey.person.looked_up")]


@pytest.fixture
def siti() -> UUID:
    with transaction.atomic():
        who = an_account().pk
        awarded(now=NOW, owner_id=who)
    return UUID(str(who))


def test_an_account_of_a_recipient_is_opened_on_record_and_without_a_name(ratna: Client, siti: UUID) -> None:
    answer = ratna.post(f"{BOOKS}penerima/training-balance/{siti}/")
    assert looks() == [{"how": "ByAccount"}]
    page = opened(ratna, answer["Location"])
    assert "Berisi Rp1.000.000" in page
    assert "Siti" not in page
    assert str(siti) not in answer["Location"]


def test_it_opens_for_whoever_looked_and_for_an_hour(ratna: Client, siti: UUID, clock: time_machine.Traveller) -> None:
    address = ratna.post(f"{BOOKS}penerima/training-balance/{siti}/")["Location"]
    bima = signed_in("bima@prakerja.example", Role.OFFICER)
    assert bima.get(address)["Location"] == f"{BOOKS}jenis/training-balance/"
    clock.shift(timedelta(minutes=61))
    assert signed_in("dewi@prakerja.example", Role.OFFICER).get(address).status_code == 302


@pytest.mark.parametrize("name", ["training-balance:{}", "claim:{}", "kas:2020", "treasury", "treasury:", "held:1"])
def test_no_account_of_a_recipient_and_none_that_there_is_not_opens_by_its_name(
    ratna: Client, siti: UUID, name: str
) -> None:
    assert ratna.get(f"{BOOKS}rekening/{name.format(siti)}/").status_code == 404
    assert looks() == []


def test_an_account_that_nobody_has_leaves_nothing_behind(ratna: Client) -> None:
    answer = ratna.post(f"{BOOKS}penerima/held/{UUID(int=5)}/", follow=True)
    assert "Rekening itu tidak ada" in answer.content.decode()
    assert looks() == []


def test_a_posting_shows_every_leg_its_reason_and_what_turned_it_round(ratna: Client, siti: UUID) -> None:
    wrong = posting_id("cards.award", siti, WAVE)
    with transaction.atomic():
        correct(owner_id=siti, wrong=wrong, reason="Salah kirim", now=NOW)
    page = opened(ratna, f"{BOOKS}pembukuan/{siti}/{wrong}/")
    for told in ("Beri kartu", "Rp3.550.000", "Rp1.000.000", "Rp2.550.000", "Dibalik oleh koreksi"):
        assert told in page
    turned = opened(ratna, f"{BOOKS}pembukuan/{siti}/{posting_id('ledger.correct', siti, wrong)}/")
    assert "Alasan</dt><dd>Salah kirim" in turned
    assert f"{BOOKS}pembukuan/{siti}/{wrong}/" in turned
    assert looks() == []


def test_what_is_held_and_what_closed_it_lead_to_each_other(ratna: Client, siti: UUID) -> None:
    wanted = a_hold(siti, now=NOW)
    with transaction.atomic():
        hold(wanted, now=NOW)
    assert "Belum ditutup" in opened(ratna, f"{BOOKS}pembukuan/{siti}/{wanted.id}/")
    with transaction.atomic():
        void_held(owner_id=siti, hold_id=wanted.id, act="ledger.expire", now=NOW)
    page = opened(ratna, f"{BOOKS}pembukuan/{siti}/{wanted.id}/")
    assert "Belum ditutup" not in page
    closing = Transfer.objects.get(closes=wanted.id).posting_id
    assert f"{BOOKS}pembukuan/{siti}/{closing}/" in page
    assert f"{BOOKS}pembukuan/{siti}/{wanted.id}/" in opened(ratna, f"{BOOKS}pembukuan/{siti}/{closing}/")


def test_what_is_no_posting_is_not_found(ratna: Client, siti: UUID) -> None:
    assert ratna.get(f"{BOOKS}pembukuan/{siti}/{UUID(int=5)}/").status_code == 404


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN])
def test_nobody_else_reads_the_books(role: Role, siti: UUID) -> None:
    browser = signed_in("lain@prakerja.example", role)
    assert browser.get(BOOKS).status_code == 403
    assert browser.post(f"{BOOKS}penerima/training-balance/{siti}/").status_code == 403
    assert looks() == []


def test_every_act_that_is_posted_has_words(siti: UUID) -> None:
    for act in Transfer.objects.values_list("act", flat=True).distinct():
        assert "." in act
    for act in ("cards.award", "cards.return", "cards.fund_wave", "cards.allow_budget", "cards.note_deposit"):
        assert act_words(act) != act
    assert act_words("cards.reinstate") != "cards.reinstate"
    assert act_words("test.unknown") == "test.unknown"
