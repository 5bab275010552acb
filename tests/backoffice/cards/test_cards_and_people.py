"""Cards by state, and people: nobody is looked at without a trace, and no name stands where nobody looked."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.cards.card_counts import fold_counts
from prakerja.cards.card_figures import cards_by_state, running_out
from prakerja.cards.models import Card, CardCount
from prakerja.cards.states import CardState
from prakerja.identity.models import Identity
from prakerja.waves.models import Joiner
from tests.situations import lives
from tests.situations.backoffice import signed_in
from tests.situations.cards import NOW, a_card_like, awarded
from tests.situations.draw import drawn_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def card() -> Card:
    wave = closed_wave()
    a_joiner(wave)
    seated_wave(wave)
    (one,) = awarded(wave)
    return one


def opened(browser: Client, address: str) -> str:
    return " ".join(browser.get(address).content.decode().split())


def sought(browser: Client, typed: str) -> str:
    return " ".join(browser.post("/kantor/kartu/cari/", {"sought": typed}, follow=True).content.decode().split())


def looks() -> list[Event]:
    return list(Event.objects.filter(name="journey.person.looked_up").order_by("id"))


def name_of(card: Card) -> str:
    return str(Account.objects.get(pk=card.applicant_id).full_name)


def counted_one_by_one() -> dict[tuple[int, str], int]:
    """As the cards themselves say it."""
    return dict(Counter(Card.objects.values_list("wave__number", "state")))


def as_shown() -> dict[tuple[int, str], int]:
    shown = {
        (wave.number, state.value): n
        for wave in cards_by_state()
        for state, n in zip(CardState, wave.cards, strict=True)
    }
    return {key: count for key, count in shown.items() if count}


def test_cards_are_counted_by_wave_and_state_whatever_becomes_of_them() -> None:
    cards, (other,) = lives.cards_of_a_wave(6), lives.cards_of_a_wave(1, number=13)
    lives.bought(cards[0], at=NOW)
    lives.given_back(cards[1], at=NOW)
    lives.taken_back_for_cause(cards[2], at=NOW)
    lives.taken_back_for_cause(cards[3], at=NOW)
    lives.reinstated(cards[3], at=NOW)
    lives.held(cards[4], at=NOW)
    lives.revoked(other)
    assert as_shown() == counted_one_by_one()
    assert as_shown()[13, CardState.REVOKED] == 1
    for _ in range(2):
        fold_counts()
        assert as_shown() == counted_one_by_one()
    assert CardCount.objects.count() == len(counted_one_by_one())


def test_what_runs_out_within_a_week_is_told_by_its_last_day(card: Card) -> None:
    assert running_out(card.buys_until - timedelta(days=8)) == []
    last_day = (card.buys_until - timedelta(seconds=1)).astimezone().date()
    assert [count for _day, count in running_out(card.buys_until - timedelta(days=7))] == [1]
    assert running_out(card.buys_until - timedelta(seconds=1))[0][0] >= last_day
    assert running_out(card.buys_until) == []


def test_a_card_that_is_held_or_used_does_not_run_out(card: Card) -> None:
    Card.objects.update(held_since=NOW, held_for="cause")
    assert running_out(card.buys_until - timedelta(days=1)) == []


def test_a_list_shows_initials_and_four_digits_and_no_name(ratna: Client, card: Card) -> None:
    page = opened(ratna, "/kantor/kartu/gelombang/12/")
    assert card.last_four in page
    assert name_of(card) not in page
    assert card.number not in page
    assert not looks()


def test_a_list_tells_a_deadline_where_one_runs_and_nowhere_else(ratna: Client) -> None:
    running, standing, over = lives.cards_of_a_wave(3)
    lives.held(standing, at=NOW)
    lives.given_back(over, at=NOW)
    page = opened(ratna, "/kantor/kartu/gelombang/12/")
    assert page.count("28 Maret 2021 pukul 23.59 WIB") == 1
    assert page.count("berhenti selama kartu ditahan") == 1
    assert ">–</div></td>" in page
    assert running.last_four in page


def test_a_list_goes_on_where_the_page_before_ended(ratna: Client, card: Card) -> None:
    for number in range(70):
        a_card_like(card, last_four=f"{number:04}")
    first = opened(ratna, "/kantor/kartu/gelombang/12/")
    assert first.count("Buka riwayat") == 50
    fiftieth = list(Card.objects.order_by("applicant_id"))[49]
    rest = opened(ratna, f"/kantor/kartu/gelombang/12/?after={fiftieth.applicant_id}")
    assert rest.count("Buka riwayat") == 21


@pytest.mark.parametrize("asked", ["after=x", "last_four=12", "state=none", "after=%00", "last_four=１２３４"])
def test_what_is_no_filter_shows_the_list(ratna: Client, card: Card, asked: str) -> None:
    assert card.last_four in opened(ratna, f"/kantor/kartu/gelombang/12/?{asked}")


def test_a_card_is_found_by_its_last_four_digits(ratna: Client, card: Card) -> None:
    a_card_like(card, last_four="0007")
    page = opened(ratna, "/kantor/kartu/gelombang/12/?last_four=0007")
    assert page.count("Buka riwayat") == 1
    assert "Tidak ada kartu seperti itu" in opened(ratna, "/kantor/kartu/gelombang/12/?last_four=0007&state=revoked")


def test_the_holder_of_a_card_is_looked_at_on_record(ratna: Client, card: Card) -> None:
    answer = ratna.post(f"/kantor/kartu/lihat/{card.applicant_id}/", follow=True)
    assert name_of(card) in answer.content.decode()
    (look,) = looks()
    assert (look.owner_id, look.facts) == (card.applicant_id, {"how": "ByCard"})


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_a_person_is_found_by_receipt_or_nik_and_neither_stands_in_an_address_or_the_audit(
    role: Role, card: Card
) -> None:
    browser = signed_in("cari@prakerja.example", role)
    nik = Identity.objects.get(applicant_id=card.applicant_id).nik
    receipt = Joiner.objects.get(applicant_id=card.applicant_id).receipt
    for typed in (receipt, receipt.lower(), nik, " ".join((nik[:6], nik[6:]))):
        answer = browser.post("/kantor/kartu/cari/", {"sought": typed})
        assert nik not in answer["Location"]
        assert name_of(card) in opened(browser, answer["Location"])
    assert [look.facts["how"] for look in looks()] == ["ByReceipt", "ByReceipt", "ByNik", "ByNik"]
    assert not any(nik in f"{look.subject_id}{look.reason}{look.facts}" for look in looks())


def test_who_looks_for_nobody_is_on_record_as_well(ratna: Client, card: Card) -> None:
    for typed in ("9901015203900009", "12-00000000000000"):
        assert "Tidak ada orang dengan nomor ini" in sought(ratna, typed)
    assert [look.subject_id for look in looks()] == ["", ""]


@pytest.mark.parametrize("typed", ["", "siti", "12", "12-", "9" * 15, "9" * 17, "12-7F3KQ2M9XA4TW"])
def test_what_is_neither_is_refused_and_nobody_is_looked_at(ratna: Client, typed: str) -> None:
    assert "Riwayat seseorang" not in sought(ratna, typed)
    assert not looks()


def test_a_timeline_tells_everything_with_its_moment_and_who(ratna: Client, card: Card) -> None:
    page = sought(ratna, Joiner.objects.get().receipt)
    for told in (
        "Bergabung di gelombang 12",
        "Memenuhi syarat gelombang 12",
        "Hasil undian gelombang 12: terpilih",
        f"Kartu berakhiran {card.last_four}: Belum membeli pelatihan (terpilih)",
        "Buku besar: Rp1.000.000 dari cadangan gelombang ke saldo pelatihan",
        "Buku besar: Rp2.550.000 dari cadangan gelombang ke cadangan insentif",
        "Buku besar: Rp1.000.000 dari cadangan gelombang ke saldo pelatihan (Beri kartu)",
        "E-mail “kartu sudah ada”: menunggu dikirim",
    ):
        assert told in page
    befell = page.partition("<h2>Riwayat</h2>")[2]
    assert "Bergabung" in befell
    assert "@" not in befell
    assert card.number not in page


def test_nobody_reads_an_outcome_before_it_is_public(ratna: Client) -> None:
    wave = closed_wave()
    a_joiner(wave)
    drawn_wave(wave)
    page = sought(ratna, Joiner.objects.get().receipt)
    assert "Bergabung di gelombang 12" in page
    assert "Hasil undian" not in page


def test_a_look_is_for_whoever_looked_and_for_an_hour(
    ratna: Client, bima: Client, card: Card, clock: time_machine.Traveller
) -> None:
    address = ratna.post(f"/kantor/kartu/lihat/{card.applicant_id}/")["Location"]
    assert bima.get(address)["Location"] == "/kantor/kartu/cari/"
    again = Account.objects.get(email="ratna@prakerja.example")
    for minutes, answered in ((59, 200), (2, 302)):
        clock.shift(timedelta(minutes=minutes))
        ratna.force_login(again)
        assert ratna.get(address).status_code == answered


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN])
def test_nobody_else_looks(role: Role, card: Card) -> None:
    browser = signed_in("lain@prakerja.example", role)
    assert browser.get("/kantor/kartu/").status_code == 403
    assert browser.post(f"/kantor/kartu/lihat/{card.applicant_id}/").status_code == 403
    assert browser.post("/kantor/kartu/cari/", {"sought": "9901015203900009"}).status_code == 403
    assert not looks()
