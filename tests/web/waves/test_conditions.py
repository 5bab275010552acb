"""Landing page, a wave's pages and the page of joining say what the wave's own scheme gives, asks and bars."""

import html
import tomllib
from collections.abc import Iterator
from typing import Any, Final

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from prakerja.accounts.models import Account
from prakerja.schemes.groups import BarredGroup, TargetGroup
from prakerja.schemes.load_scheme import load_scheme, scheme_names, schemes_folder
from prakerja.waves.kept_waves import read_waves
from prakerja.words.conditions import AIDS, BARRED, TARGETS, scheme_words
from tests.situations.waves import OPENS, a_wave, ready_applicant

pytestmark = pytest.mark.django_db
SCHEMES: Final = scheme_names()


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(OPENS, tick=False):
        yield


def told_by(scheme: str) -> list[str]:
    """From the file itself, as a reader of the law would look for it."""
    file: dict[str, Any] = tomllib.loads((schemes_folder() / f"{scheme}.toml").read_text(encoding="utf-8"))
    eligibility, benefits = file["eligibility"], file["benefits"]
    figures = [benefits["training_balance"], benefits["incentive"], benefits["total"]]
    figures += [benefits["survey_incentive"]] if benefits["surveys"] else []
    figures += [eligibility["maximum_monthly_wage"]] if eligibility["maximum_monthly_wage"] != "none" else []
    words = [f"Rp{figure:,}".replace(",", ".") for figure in figures]
    words.append(f"paling rendah {eligibility['minimum_age']}")
    words += [f"paling tinggi {eligibility['maximum_age']} tahun"] if eligibility["maximum_age"] != "none" else []
    words += [str(TARGETS[TargetGroup(group)]) for group in eligibility["may_receive"]]
    words += [str(BARRED[BarredGroup(group)]) for group in eligibility["barred_groups"]]
    words += [str(AIDS[aid]) for aid in eligibility["exclusion_lists"]]
    words += [str(year) for year in eligibility["earlier_recipients_barred_from_years"]]
    cap = eligibility["household_cap"]
    words += [f"{cap} penerima dalam satu kartu keluarga"] if cap != "none" else []
    return [*words, ", ".join(file["period"]["laws"])]


def sentences(scheme: str) -> set[str]:
    words = scheme_words(load_scheme(scheme))
    return {*words.gives, *words.asks, *words.bars}


def pages_of(scheme: str) -> dict[str, str]:
    """Each page, as somebody reads it who could join the wave now."""
    wave = a_wave(scheme=scheme)
    read_waves()
    stranger, browser = Client(), Client()
    browser.force_login(Account.objects.get(pk=ready_applicant()))
    return {
        "landing": read(stranger, "/"),
        "the wave": read(browser, reverse("waves:wave", args=[wave.number])),
        "joining": read(browser, reverse("waves:join", args=[wave.number])),
        "the wave, for everybody": read(stranger, reverse("draw:published_wave", args=[wave.number])),
    }


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return " ".join(html.unescape(answer.content.decode()).split())


def test_there_are_several_schemes_that_differ() -> None:
    assert len(SCHEMES) >= 4
    assert len({frozenset(sentences(one)) for one in SCHEMES}) == len(SCHEMES)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_page_says_every_condition_figure_and_law_of_the_waves_scheme_and_none_of_another(scheme: str) -> None:
    others = set[str]().union(*(sentences(one) for one in SCHEMES)) - sentences(scheme)
    for name, text in pages_of(scheme).items():
        assert [words for words in told_by(scheme) if words not in text] == [], name
        assert [words for words in sentences(scheme) if f"<li>{words}</li>" not in text] == [], name
        assert [words for words in others if f"<li>{words}</li>" in text] == [], name
