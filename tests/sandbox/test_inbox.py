"""Mail over SMTP, and the inbox in which every message shows its links and codes."""

import re
from html import unescape

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja_sandbox.messages import address, codes_in, links_in, plain
from prakerja_sandbox.pages import linked
from prakerja_sandbox.testing import NothingCame, Sandbox
from tests.journeys.phone import chromium
from tests.sandbox.conftest import SendMail
from tests.sandbox.test_switches import call

TEXT = "Halo,\n\nkode Anda 483920, atau buka http://127.0.0.1:8000/akun/konfirmasi/abc?x=1&y=2.\n"


def test_an_email_is_in_the_inbox_with_its_link_and_code(sandbox: Sandbox, send_mail: SendMail) -> None:
    send_mail("Siti@Example.org", subject="Konfirmasi e-mail Anda", text=TEXT)
    (message,) = sandbox.inbox("siti@example.org")
    assert (message.channel, message.to, message.subject) == ("email", "siti@example.org", "Konfirmasi e-mail Anda")
    assert message.sender == "Prakerja <halo@prakerja.example>"
    assert message.text == TEXT.strip()
    assert sandbox.latest_code("siti@example.org") == "483920"
    assert sandbox.latest_link("siti@example.org") == "http://127.0.0.1:8000/akun/konfirmasi/abc?x=1&y=2"


def test_a_message_in_html_alone_is_read_too(sandbox: Sandbox, send_mail: SendMail, web: httpx.Client) -> None:
    html = '<style>p{color:red}</style><p>Kode <b>483920</b></p><a href="http://a.example/?x=1&amp;y=2">buka</a>'
    send_mail(text="", html=html)
    (message,) = sandbox.inbox()
    assert message.codes == ["483920"]
    assert message.links == ["http://a.example/?x=1&y=2"]
    shown = web.get(f"/inbox/{message.id}/html")
    assert "<b>483920</b>" in shown.text
    assert shown.headers["content-security-policy"].startswith("sandbox")


def test_a_letter_that_comes_again_is_there_once(sandbox: Sandbox, send_mail: SendMail) -> None:
    send_mail(text="Halo", letter="<1@prakerja.example>")
    send_mail(text="Halo", letter="<1@prakerja.example>")
    send_mail("other@example.org", text="Halo", letter="<1@prakerja.example>")
    assert [message.to for message in sandbox.inbox()] == ["other@example.org", "siti@example.org"]


def test_the_newest_message_comes_first_and_filters_narrow(
    sandbox: Sandbox, send_mail: SendMail, web: httpx.Client
) -> None:
    send_mail("a@example.org", text="satu")
    send_mail("b@example.org", text="dua")
    call(web, "sms-satu")
    everything = sandbox.inbox()
    assert [message.text for message in everything] == ["Halo", "dua", "satu"]
    assert [message.text for message in sandbox.inbox(channel="email")] == ["dua", "satu"]
    assert [message.text for message in sandbox.inbox("a@example.org")] == ["satu"]
    assert sandbox.inbox(after=everything[0].id) == []


def test_one_can_wait_for_a_message(sandbox: Sandbox, send_mail: SendMail) -> None:
    assert sandbox.inbox("siti@example.org", wait=0.05) == []
    send_mail(text="kode 111111")
    first = sandbox.latest_message("siti@example.org")
    with pytest.raises(NothingCame):
        sandbox.latest_code("siti@example.org", after=first.id, wait=0.05)
    send_mail(text="tanpa apa-apa")
    with pytest.raises(NothingCame, match="no code"):
        sandbox.latest_code("siti@example.org")
    with pytest.raises(NothingCame, match="no link"):
        sandbox.latest_link("siti@example.org")


def test_the_page_shows_codes_and_links_and_escapes_the_rest(
    sandbox: Sandbox, send_mail: SendMail, web: httpx.Client
) -> None:
    send_mail(subject="<script>alert(1)</script>", text=f"<b>{TEXT}</b>")
    page = web.get("/inbox", params={"to": "siti@example.org"}).text
    assert '<p class="code">483920</p>' in page
    assert 'href="http://127.0.0.1:8000/akun/konfirmasi/abc?x=1&amp;y=2"' in page
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_the_inbox_can_be_emptied(sandbox: Sandbox, send_mail: SendMail, web: httpx.Client) -> None:
    send_mail(text="Halo")
    assert web.post("/inbox/clear").status_code == 303
    assert sandbox.inbox() == []
    assert "Belum ada pesan" in web.get("/inbox").text


@pytest.mark.parametrize("query", [{"after": "x"}, {"wait": "soon"}])
def test_a_question_to_the_inbox_that_makes_no_sense_is_refused(web: httpx.Client, query: dict[str, str]) -> None:
    assert web.get("/inbox.json", params=query).status_code == 400


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("123456 adalah kode Anda.\n@localhost #123456", ["123456"]),
        ("Kode: 123-456, lalu ABCD-EFGH", ["123-456", "ABCD-EFGH"]),
        ("telepon 081234567890, kartu 1234567812345678, Rp1.000.000", []),
        ("buka http://x.example/123456", []),
        ("COVID-19 pada 2021-10-11", []),
    ],
)
def test_a_code_is_what_a_person_would_type_in(text: str, codes: list[str]) -> None:
    assert codes_in(text) == codes


@given(st.lists(st.sampled_from(["<b>", "http://a.example/?x=1&y=2", ". ", '"', "https://b.example", "\n"])))
def test_showing_links_changes_nothing_that_a_reader_sees(parts: list[str]) -> None:
    shown = re.sub(r"</?a[^>]*>", "", linked("".join(parts)))
    assert unescape(shown) == "".join(parts)


def test_links_end_before_the_full_stop() -> None:
    assert links_in("(http://a.example/b). http://a.example/b!") == ["http://a.example/b"]


@pytest.mark.parametrize("spelling", ["0812-3456-7890", "+62 812 3456 7890", "6281234567890"])
def test_every_spelling_of_a_number_is_one_recipient(spelling: str) -> None:
    assert address(spelling) == "+6281234567890"


def test_html_reads_as_plain_lines() -> None:
    assert plain("<head><title>x</title></head><p>Halo&nbsp;<b>Siti</b></p>") == "Halo\nSiti"


def test_the_page_says_when_it_does_not_show_everything(web: httpx.Client, send_mail: SendMail) -> None:
    for number in range(50):
        send_mail(f"warga{number}@example.org", text=TEXT)
    assert "Hanya 50 pesan terbaru yang tampil" in web.get("/inbox").text
    assert "Hanya 50" not in web.get("/inbox?to=nobody@example.org").text


@pytest.mark.parametrize("page", ["/", "/inbox", "/people", "/people/5000001", "/switches", "/authenticator"])
def test_an_e_mail_is_called_as_the_platform_calls_it(web: httpx.Client, page: str) -> None:
    assert "surel" not in web.get(page).text.lower()


def test_the_page_shows_what_is_new_but_not_more_often_than_one_can_read(sandbox: Sandbox, send_mail: SendMail) -> None:
    with chromium() as browser:
        page = browser.new_page()
        page.goto(f"{sandbox.url}/inbox")
        opened_at = page.evaluate("performance.timeOrigin")
        send_mail(subject="Konfirmasi e-mail Anda", text=TEXT)
        page.get_by_role("heading", name="Konfirmasi e-mail Anda").wait_for()
        assert page.evaluate("performance.timeOrigin") - opened_at >= 2000
