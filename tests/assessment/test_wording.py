"""Numbers are written as each language writes them."""

from prakerja.assessment.wording import Text

PLACES = Text(id="{name}: {n} dan {n:rp}, pukul {t:clock}", en="{name}: {n} and {n:rp}, at {t:clock}")


def test_numbers_follow_the_language() -> None:
    filled = PLACES.fill({"n": 1_250_000, "t": 545}, {"name": Text(id="Beras", en="Rice")})
    assert filled.id == "Beras: 1.250.000 dan Rp1.250.000, pukul 09.05"
    assert filled.en == "Rice: 1,250,000 and Rp1,250,000, at 09:05"


def test_a_clock_goes_past_midnight() -> None:
    assert Text(id="{t:clock}", en="").fill({"t": 24 * 60 + 30}, {}).id == "00.30"


def test_the_language_falls_back_to_indonesian() -> None:
    text = Text(id="ya", en="yes")
    assert (text.in_language("id"), text.in_language("en-gb"), text.in_language("jv")) == ("ya", "yes", "ya")
