"""Sentences are found where they stand, and each belongs to one step."""

from pathlib import Path

import pytest

from prakerja.config import find_texts as finding
from prakerja.config.find_texts import Sentence, find_texts


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(finding, "PACKAGE", tmp_path)
    return tmp_path


def put(package: Path, name: str, content: str) -> None:
    package.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
    package.joinpath(name).write_text(content)


def test_code_is_searched_by_every_name_that_gettext_has(package: Path) -> None:
    put(package, "words/waves.py", 'a = _("Satu"); b = lazy("Dua" " kata"); c = ngettext("Tiga", "Banyak", n)\n')
    put(package, "words/draw.py", 'd = pgettext_lazy("bulan", "Mei")\n')
    assert [(one.text, one.plural, one.context) for one in find_texts()] == [
        ("Mei", None, "bulan"),
        ("Satu", None, None),
        ("Dua kata", None, None),
        ("Tiga", "Banyak", None),
    ]


def test_pages_are_searched_with_quotes_brackets_and_placeholders(package: Path) -> None:
    page = """{% load i18n %}<p title='(a)'>{% translate "Isi “nama” (lengkap)" %} that isn't Python
  {% blocktranslate with name=a count n=b %}{{ name }}: satu{% plural %}{{ name }}: {{ n }}{% endblocktranslate %}
 {% translate "Tidak 'benar'" %}</p>"""
    put(package, "web/templates/waves/index.html", page)
    assert [(one.text, one.plural) for one in find_texts()] == [
        ("Isi “nama” (lengkap)", None),
        ("%(name)s: satu", "%(name)s: %(n)s"),
        ("Tidak 'benar'", None),
    ]


def test_letters_are_searched_too(package: Path) -> None:
    put(package, "waves/letters/result.txt", '{% load i18n %}{% translate "Hasil gelombang Anda" %}\n')
    assert [(one.text, one.step) for one in find_texts()] == [("Hasil gelombang Anda", "waves")]


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("web/profile/phone.py", "profile"),
        ("backoffice/screening/exclusion_lists.py", "screening"),
        ("words/identity.py", "identity"),
        ("web/templates/accounts/sign_in.html", "accounts"),
        ("backoffice/templates/backoffice/wave.html", "waves"),
        ("backoffice/templates/backoffice/identity_case.html", "identity"),
        ("web/templates/public/landing.html", "public"),
        ("pages/templates/base.html", "public"),
    ],
)
def test_a_sentence_belongs_to_the_step_on_its_path(path: str, step: str) -> None:
    assert Sentence("Contoh", None, None, Path(path)).step == step
