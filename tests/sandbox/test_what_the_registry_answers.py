"""The registry's judgement on one question, pure: every refusal, and every element against the person it is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja_sandbox.messages import address, codes_in, links_in, plain
from prakerja_sandbox.population import POPULATION, STATUS_BY_ENDING, Person, person
from prakerja_sandbox.registry import REFUSALS, envelope, mismatch, refusal, similarity, verify

numbers = st.integers(0, POPULATION - 1)
active = numbers.filter(lambda number: number % 10_000 not in STATUS_BY_ENDING)


def question(somebody: Person, **changes: object) -> dict[str, object]:
    """Everything that the registry holds of the person, truthfully."""
    return {
        "user_id": "demo",
        "password": "demo",
        "IP_USER": "192.0.2.1",
        "TRESHOLD": "90",
        "NIK": somebody.nik,
        "NO_KK": somebody.family_card,
        "NAMA_LGKP": somebody.name,
        "TGL_LHR": f"{somebody.born_on:%d-%m-%Y}",
        "JENIS_KLMIN": somebody.sex,
        "ALAMAT": somebody.address,
        "NO_PROP": somebody.regency[:2],
        "NO_KAB": somebody.regency[2:],
        "PROP_NAME": somebody.home.province,
        "KAB_NAME": somebody.home.name,
        "TMPT_LHR": somebody.birthplace,
    } | changes


ELEMENTS = set(question(person(1))) - {"user_id", "password", "IP_USER", "TRESHOLD"}


@given(active)
def test_whoever_tells_the_truth_matches_in_everything(number: int) -> None:
    answer = verify(question(person(number)))
    assert set(answer) == ELEMENTS
    assert {word.partition(" (")[0] for word in answer.values()} == {"Sesuai"}


@given(active, active)
def test_of_somebody_else_everything_that_differs_is_said_to(number: int, other: int) -> None:
    somebody, told = person(number), person(other)
    answer = verify(question(told, NIK=somebody.nik))
    held = verify(question(somebody))
    assert answer["NIK"] == held["NIK"] == "Sesuai"
    assert (answer["NO_KK"] == "Sesuai") == (somebody.family_card == told.family_card)
    assert (answer["TGL_LHR"] == "Sesuai") == (somebody.born_on == told.born_on)
    assert (answer["JENIS_KLMIN"] == "Sesuai") == (somebody.sex == told.sex)
    assert (answer["NO_PROP"] == "Sesuai") == (somebody.regency[:2] == told.regency[:2])


@pytest.mark.parametrize("element", sorted(ELEMENTS - {"NIK"}))
def test_one_element_that_differs_is_named_and_only_that(element: str) -> None:
    somebody = person(1)
    answer = verify(question(somebody, **{element: "1" if element.startswith("NO_") else "Lain sekali"}))
    said_no = {name for name, word in answer.items() if word.startswith("Tidak Sesuai")}
    assert said_no == {element}


@pytest.mark.parametrize("element", sorted(ELEMENTS - {"NIK"}))
def test_what_was_not_sent_is_not_judged(element: str) -> None:
    for empty in (None, "", "  "):
        assert element not in verify(question(person(1), **{element: empty}))


@pytest.mark.parametrize("threshold", ["0", "50", "100"])
def test_the_score_is_judged_by_the_limit_that_was_sent(threshold: str) -> None:
    somebody = person(1)
    answer = verify(question(somebody, NAMA_LGKP=somebody.name[:-1], TRESHOLD=threshold))
    word, _, score = answer["NAMA_LGKP"].partition(" (")
    assert (word == "Sesuai") == (int(score.rstrip(")")) >= int(threshold))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"user_id": None}, "09"),
        ({"password": ""}, "09"),
        ({"IP_USER": " "}, "09"),
        ({"user_id": "other"}, "03"),
        ({"password": "other"}, "03"),
        ({"NIK": None}, "07"),
        ({"TRESHOLD": None}, "07"),
        ({"TRESHOLD": "101"}, "07"),
        ({"TRESHOLD": "-1"}, "07"),
        ({"TRESHOLD": "1e1"}, "07"),
        ({"TRESHOLD": "٩"}, "07"),
        ({"NIK": "1"}, "15"),
        ({"NIK": "9" * 16}, "15"),
        ({"NIK": "3273013102950000"}, "15"),
        ({"NIK": "327301110295000x"}, "15"),
        ({"NIK": "3273010101450001"}, "13"),
    ],
)
def test_what_cannot_be_answered_has_its_code(changes: dict[str, object], code: str) -> None:
    answer = verify(question(person(1), **changes))
    assert answer == refusal(code)
    assert answer["RESPONSE_CODE"] == code


@pytest.mark.parametrize(("ending", "code"), [(9997, "11"), (9998, "12"), (9999, "14")])
def test_whoever_is_not_active_is_told_why_and_nothing_is_judged(ending: int, code: str) -> None:
    assert verify(question(person(ending))) == refusal(code)


@pytest.mark.parametrize("code", list(REFUSALS))
def test_a_refusal_says_it_in_both_languages(code: str) -> None:
    response, english = REFUSALS[code]
    assert refusal(code) == {
        "RESPONSE_CODE": code,
        "RESPONSE": response,
        "RESPONSE_DESC": f"{response} ({english})",
    }


def test_a_registry_that_errs_denies_whatever_was_sent_but_the_sign_in() -> None:
    answer = mismatch(question(person(1)))
    assert set(answer) == ELEMENTS
    assert {word.partition(" (")[0] for word in answer.values()} == {"Tidak Sesuai"}


def test_the_envelope_counts_what_it_holds() -> None:
    assert envelope([], 7)["numberOfElements"] == 0
    one = envelope([refusal("13")], 7)
    assert (one["numberOfElements"], one["totalElements"], one["size"], one["quotaLimiter"]) == (1, 1, 1, 7)


@given(st.text(), st.text())
def test_a_text_is_wholly_like_itself_and_never_more_than_that(one: str, other: str) -> None:
    assert similarity(one, one) == 100
    assert 0 <= similarity(one, other) <= 100
    assert similarity(f"  {one} ", one.lower()) == similarity(one, one.lower())


# what a person looks for in a message


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kode Anda 482913.", ["482913"]),
        ("482913 adalah kode Anda\n@prakerja.example #482913", ["482913"]),
        ("123-456 atau 123 456", ["123-456", "123 456"]),
        ("ABCD-EF23", ["ABCD-EF23"]),
        ("telepon 081234567890", []),
        ("Rp1.482.913,00", []),
        ("http://127.0.0.1/kode/482913/", []),
        ("482913 dan lagi 482913", ["482913"]),
        ("12345", []),
        ("123456789", []),
    ],
)
def test_a_code_is_what_one_would_type_in(text: str, codes: list[str]) -> None:
    assert codes_in(text) == codes


@pytest.mark.parametrize(
    ("text", "html", "links"),
    [
        ("Buka http://a.example/x.", "", ["http://a.example/x"]),
        ("(https://a.example/x)", "", ["https://a.example/x"]),
        ("", '<a href="http://a.example/?b=1&amp;c=2">', ["http://a.example/?b=1&c=2"]),
        ("http://a.example", '<a href="http://a.example">', ["http://a.example"]),
        ("tanpa tautan", "", []),
    ],
)
def test_each_link_is_found_once_without_what_ends_the_sentence(text: str, html: str, links: list[str]) -> None:
    assert links_in(text, html) == links


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("081100000000", "+6281100000000"),
        ("+62 811-0000-0000", "+6281100000000"),
        ("6281100000000", "+6281100000000"),
        (" Siti@Contoh.Example ", "siti@contoh.example"),
        ("", ""),
        ("abc", ""),
    ],
)
def test_every_recipient_has_one_spelling(written: str, one: str) -> None:
    assert address(written) == one


@given(st.text("08162- +", max_size=20))
def test_a_spelling_that_is_spelled_again_stays(text: str) -> None:
    assert address(address(text)) == address(text)


def test_html_is_read_as_lines_without_its_marks() -> None:
    assert plain("<head><title>x</title></head><p>Halo  <b>Siti</b></p><p>Kode &amp; tautan</p>") == (
        "Halo\nSiti\nKode & tautan"
    )
