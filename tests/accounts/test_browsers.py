"""By what its owner knows a browser, read from what it says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.accounts.browsers import read_browser
from prakerja.words.accounts import browser_words

_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("described", "words"),
    [
        (f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome di Android"),
        (
            f"Mozilla/5.0 (Linux; Android 14) {_WEBKIT} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36",
            "Samsung Internet di Android",
        ),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/142.0 Safari/537.36 Edg/142.0",
            "Edge di Windows",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} Chrome/141.0 Mobile Safari/537.36 OPR/93.0",
            "Opera di Android",
        ),
        (
            f"Mozilla/5.0 (Linux; U; Android 11) {_WEBKIT} Version/4.0 Chrome/100 UCBrowser/13.4 Mobile",
            "UC Browser di Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/26.0 Mobile Safari/604.1", "Safari di iPhone"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) CriOS/142.0 Mobile Safari/604.1", "Chrome di iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox di Linux"),
        ("Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5", "Firefox di KaiOS"),
        ("curl/8.9", "Peramban yang tidak kami kenal"),
        ("", "Peramban yang tidak kami kenal"),
        ("Mozilla/5.0 (Windows NT 10.0)", "Peramban di Windows"),
    ],
)
def test_a_browser_is_called_what_its_owner_calls_it(described: str, words: str) -> None:
    assert browser_words(read_browser(described)) == words


@given(st.text(max_size=400))
def test_whatever_a_browser_says_a_few_words_of_ours_are_kept(described: str) -> None:
    kept = read_browser(described)
    assert len(kept) <= 20
    assert browser_words(kept)
