"""What anybody reads of the public log: by a program, and on the page that explains it."""

import base64
import json
from datetime import datetime

import pytest
from django.test import Client

from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.keys import log_keys
from prakerja.publog.merkle import hash_leaf, is_included
from prakerja.publog.models import Checkpoint
from prakerja.publog.signed_note import NoteKey, open_note
from tests.publog.consistency import is_consistent
from tests.situations.publog import grow, hand_in, newest_head

pytestmark = pytest.mark.django_db


@pytest.fixture
def log_of_eight(db: None, now: datetime) -> None:
    hand_in(3, now=now)
    grow(now)
    hand_in(4, begin=3, now=now)
    grow(now)


def path_of(client: Client, url: str) -> list[bytes]:
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    return [base64.b64decode(whole) for whole in answer.json()["path"]]


def test_the_checkpoint_opens_with_the_key_that_is_shown(log_of_eight: None, client: Client) -> None:
    key = NoteKey.read(client.get("/log/key").content.decode())
    answer = client.get("/log/checkpoint")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert TreeHead.read(open_note(answer.content.decode(), key=key)) == newest_head()


def test_before_the_first_one_there_is_no_checkpoint(client: Client) -> None:
    assert client.get("/log/checkpoint").status_code == 404


def test_entries_are_lines_of_json_with_both_ends(log_of_eight: None, client: Client) -> None:
    answer = client.get("/log/entries", {"start": 2, "end": 4})
    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"] == "application/jsonl; charset=utf-8"
    assert len(lines) == 3
    assert all(json.loads(line)["at"] for line in lines)


@pytest.mark.parametrize(("start", "end", "found"), [(0, 7, 8), (7, 99, 1), (8, 9, 0), (5, 4, 0), (0, 2**61, 8)])
def test_what_lies_outside_is_not_there(log_of_eight: None, client: Client, start: int, end: int, found: int) -> None:
    answer = client.get("/log/entries", {"start": start, "end": end})
    assert (answer.status_code, len(answer.content.splitlines())) == (200, found)


def test_an_answer_has_a_thousand_entries_at_most(client: Client, now: datetime) -> None:
    hand_in(1_005, now=now)
    grow(now)
    assert len(client.get("/log/entries", {"start": 0, "end": 1_005}).content.splitlines()) == 1_000


def test_an_entry_is_proven_to_whoever_asks(log_of_eight: None, client: Client) -> None:
    line = client.get("/log/entries?start=5&end=5").content.rstrip(b"\n")
    path = path_of(client, "/log/inclusion?index=5&size=8")
    assert is_included(hash_leaf(line), 5, 8, path, newest_head().root)


def test_growth_is_proven_to_whoever_asks(log_of_eight: None, client: Client) -> None:
    first = TreeHead.read(open_note(Checkpoint.objects.get(pk=4).note, key=log_keys()[0]))
    path = path_of(client, "/log/consistency?old=4&new=8")
    assert is_consistent(4, 8, path, first.root, newest_head().root)


_NO_NUMBERS = ["", "x", "-1", "1.5", "1e3", " 1", "٣", "9" * 19, "9" * 40, "\0", "0x1", "1;DROP"]


@pytest.mark.parametrize("text", _NO_NUMBERS)
@pytest.mark.parametrize(
    ("page", "first", "second"),
    [("entries", "start", "end"), ("inclusion", "index", "size"), ("consistency", "old", "new")],
)
def test_what_is_no_number_is_told_plainly(
    log_of_eight: None, client: Client, page: str, first: str, second: str, text: str
) -> None:
    for asked in ({first: text, second: "1"}, {first: "0", second: text}, {first: "0"}, {}):
        answer = client.get(f"/log/{page}", asked)
        assert answer.status_code == 400
        assert b"must be a whole number" in answer.content


@pytest.mark.parametrize(
    "question", ["inclusion?index=8&size=8", "inclusion?index=0&size=9", "consistency?old=9&new=8"]
)
def test_a_proof_outside_the_log_is_refused(log_of_eight: None, client: Client, question: str) -> None:
    answer = client.get(f"/log/{question}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")


@pytest.mark.parametrize("page", ["", "checkpoint", "entries", "inclusion", "consistency", "key"])
def test_the_log_is_read_only(log_of_eight: None, client: Client, page: str) -> None:
    assert client.post(f"/log/{page}").status_code == 405


def test_the_page_shows_the_newest_entries_first_and_the_command(log_of_eight: None, client: Client) -> None:
    page = client.get("/log/").content.decode()
    assert page.index("&quot;number&quot;:6") < page.index("&quot;number&quot;:0")
    assert "prakerja log verify --from" in page
    assert str(log_keys()[0]) in page.replace("&#x2B;", "+")


def test_the_page_shows_twenty_entries_and_no_more(client: Client, now: datetime) -> None:
    hand_in(30, now=now)
    grow(now)
    page = client.get("/log/").content.decode()
    assert page.count("&quot;kind&quot;") == 20


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Belum ada catatan yang ditandatangani"), ("en", "No entry has been signed yet")]
)
def test_before_the_first_entry_the_page_says_so(client: Client, language: str, words: str) -> None:
    client.cookies["django_language"] = language
    assert words in client.get("/log/").content.decode()
