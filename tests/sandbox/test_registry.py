"""The population registry: what it says of people, and how it refuses."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from prakerja_sandbox.population import person
from prakerja_sandbox.registry import similarity
from prakerja_sandbox.testing import Sandbox

SOMEBODY = person(5_000_001)
URL = "/dukcapil/get_json/000000000000001/CALL_VERIFY_BY_ELEMEN"

type Ask = Callable[..., dict[str, Any]]


def question(**changes: object) -> dict[str, object]:
    somebody = SOMEBODY
    asked: dict[str, object] = {
        "USER_ID": "demo",
        "PASSWORD": "demo",
        "IP_USER": "192.0.2.10",
        "TRESHOLD": 90,
        "NIK": somebody.nik,
        "NO_KK": somebody.family_card,
        "NAMA_LGKP": somebody.name.upper(),
        "TMPT_LHR": somebody.birthplace.upper(),
        "TGL_LHR": f"{somebody.born_on:%d-%m-%Y}",
        "JENIS_KLMIN": somebody.sex,
    }
    return asked | changes


@pytest.fixture
def ask(web: httpx.Client) -> Ask:
    """Asks the registry, and gives the one element of `content`."""

    def ask_registry(asked: dict[str, object]) -> dict[str, Any]:
        answer = web.post(URL, json=asked)
        assert answer.status_code == 200
        (content,) = answer.json()["content"]
        assert isinstance(content, dict)
        return content

    return ask_registry


def test_a_person_who_tells_the_truth_matches_in_every_element(ask: Ask) -> None:
    assert ask(question()) == {
        "NIK": "Sesuai",
        "NO_KK": "Sesuai",
        "TGL_LHR": "Sesuai",
        "JENIS_KLMIN": "Sesuai",
        "NAMA_LGKP": "Sesuai (100)",
        "TMPT_LHR": "Sesuai (100)",
    }


def test_the_answer_comes_in_the_envelope_of_the_registry(web: httpx.Client) -> None:
    envelope = web.post(URL, json=question()).json()
    assert set(envelope) == {
        *("content", "lastPage", "numberOfElements", "sort", "totalElements"),
        *("firstPage", "number", "size", "quotaLimiter"),
    }


def test_each_element_that_differs_is_named_and_only_that(ask: Ask) -> None:
    other = person(17)
    answer = ask(question(NO_KK=other.family_card, TGL_LHR="1987-10-13"))
    assert [element for element, comparison in answer.items() if comparison.startswith("Tidak")] == ["NO_KK", "TGL_LHR"]


def test_a_date_is_taken_in_either_spelling(ask: Ask) -> None:
    assert ask(question(TGL_LHR=SOMEBODY.born_on.isoformat()))["TGL_LHR"] == "Sesuai"


def test_a_name_is_judged_by_its_score_against_the_limit(ask: Ask) -> None:
    misspelt = SOMEBODY.name.replace("I", "Y").upper()
    score = similarity(misspelt, SOMEBODY.name)
    assert 50 < score < 100
    assert ask(question(NAMA_LGKP=misspelt, TRESHOLD=str(score)))["NAMA_LGKP"] == f"Sesuai ({score})"
    assert ask(question(NAMA_LGKP=misspelt, TRESHOLD=score + 1))["NAMA_LGKP"] == f"Tidak Sesuai ({score})"


def test_a_region_is_judged_by_its_word_alone(ask: Ask) -> None:
    home = SOMEBODY.home
    answer = ask(question(NO_PROP=home.code[:2], NO_KAB=home.code[2:], PROP_NAME=home.province, KAB_NAME="Lain"))
    assert [answer[name] for name in ("NO_PROP", "NO_KAB", "PROP_NAME")] == ["Sesuai"] * 3
    assert answer["KAB_NAME"] == "Tidak Sesuai"


def test_elements_that_were_not_sent_or_are_not_held_are_not_judged(ask: Ask) -> None:
    asked = question(NAMA_LGKP_IBU="SUMIATI")
    del asked["NO_KK"]
    assert {"NO_KK", "NAMA_LGKP_IBU"}.isdisjoint(ask(asked))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"USER_ID": ""}, "09"),
        ({"IP_USER": None}, "09"),
        ({"PASSWORD": "salah"}, "03"),
        ({"NIK": ""}, "07"),
        ({"TRESHOLD": "tinggi"}, "07"),
        ({"TRESHOLD": 101}, "07"),
        ({"NIK": "123"}, "15"),
        ({"NIK": "9901015203900001"}, "15"),
        ({"NIK": "5104063102870000"}, "15"),
        ({"NIK": "5104067202870000"}, "15"),
        ({"NIK": SOMEBODY.nik[:-1] + "1"}, "13"),
        ({"NIK": person(4_999_997).nik}, "11"),
        ({"NIK": person(4_999_998).nik}, "12"),
        ({"NIK": person(4_999_999).nik}, "14"),
    ],
)
def test_a_refusal_has_its_code(ask: Ask, changes: dict[str, object], code: str) -> None:
    answer = ask(question(**changes))
    assert answer["RESPONSE_CODE"] == code
    assert set(answer) == {"RESPONSE_CODE", "RESPONSE", "RESPONSE_DESC"}


def test_a_body_that_is_no_json_object_lacks_its_parameters(web: httpx.Client) -> None:
    for body in (b"NIK=1", b"[]", b"\xff", b"[" * 100_000):
        assert web.post(URL, content=body).json()["content"][0]["RESPONSE_CODE"] == "07"


def test_older_spelling_of_credentials_is_taken(ask: Ask) -> None:
    asked = question()
    older = {name.lower(): asked.pop(name) for name in ("USER_ID", "PASSWORD", "IP_USER")}
    assert ask(asked | older)["NIK"] == "Sesuai"


def test_the_registry_has_no_other_method(web: httpx.Client) -> None:
    assert web.post(URL.replace("CALL_VERIFY_BY_ELEMEN", "CALL_NIK"), json=question()).status_code == 404


def test_the_quota_runs_out_in_the_middle(sandbox: Sandbox, web: httpx.Client, ask: Ask) -> None:
    sandbox.switch("registry", "ok", quota=2)
    assert [web.post(URL, json=question()).json()["quotaLimiter"] for _ in range(2)] == [1, 0]
    assert ask(question())["RESPONSE_CODE"] == "05"
    sandbox.switch("registry", "ok")
    assert ask(question())["NIK"] == "Sesuai"


def test_a_wrong_registry_denies_everything(sandbox: Sandbox, ask: Ask) -> None:
    sandbox.switch("registry", "wrong")
    answer = ask(question())
    assert set(answer) == {"NIK", "NO_KK", "NAMA_LGKP", "TMPT_LHR", "TGL_LHR", "JENIS_KLMIN"}
    assert all(comparison.startswith("Tidak Sesuai") for comparison in answer.values())


@pytest.mark.parametrize("code", ["05", "06", "04", "08", "17"])
def test_a_wrong_registry_refuses_with_the_code_asked_for(sandbox: Sandbox, ask: Ask, code: str) -> None:
    sandbox.switch("registry", "wrong", code=code)
    assert ask(question())["RESPONSE_CODE"] == code
