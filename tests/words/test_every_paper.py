"""Whatever stands in a name, a title or a bank's number is printed as it is, on one page and within its margins."""

import io
from collections.abc import Callable
from typing import Any, Final

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from prakerja.appeals.repayment.paper_pdf import PaperWords, write_paper_pdf
from prakerja.cards.letter_pdf import LetterWords, write_letter_pdf
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.slip_pdf import SlipWords, write_slip_pdf
from prakerja.training.certificate_pdf import CertificateWords, write_certificate_pdf
from prakerja.training.statements.summary_pdf import SummaryWords, write_summary_pdf
from prakerja.words.amounts import rupiah
from tests.situations.papers import text_of_pdf, without_spaces

REFERENCE: Final = "PK0123456789ABCDEF0123456789AB"
ADDRESS: Final = "https://prakerja.example/surat/0/"


def _slip(text: str, amount: str) -> bytes:
    words = SlipWords(
        name=text,
        reference=REFERENCE,
        bank_reference=text,
        account=f"{text} (…3456)",
        paid="9 Maret 2021",
        dues=[(text, amount)],
        total=amount,
    )
    return write_slip_pdf(words)


def _paper(text: str, amount: str) -> bytes:
    words = PaperWords(
        language="id",
        title="Surat permintaan pengembalian",
        number=f"Nomor {REFERENCE}",
        rows=[("Kepada", text), (text, amount)],
        paragraphs=[text],
        note="Surat ini dibuat oleh sistem.",
        check=("Periksa", "prakerja.example/surat", "0123"),
    )
    return write_paper_pdf(words, address=ADDRESS)


def _certificate(text: str, _amount: str) -> bytes:
    words = CertificateWords(
        name=text,
        title=text,
        institution=text,
        hours="15",
        issued="9 Maret 2021",
        code=REFERENCE,
        page="prakerja.example",
    )
    return write_certificate_pdf(words, address=ADDRESS)


def _letter(text: str, amount: str) -> bytes:
    words = LetterWords(
        decree=REFERENCE,
        name=text,
        wave="12",
        awarded="9 Maret 2021",
        last_four="3456",
        package=amount,
        training=amount,
        incentive=amount,
        last_second="8 April 2021",
        code="0123",
        page="prakerja.example/surat",
    )
    return write_letter_pdf(words, address=ADDRESS)


def _summary(text: str, amount: str) -> bytes:
    words = SummaryWords(
        language="en",
        title="Monthly statement",
        partner=text,
        month=f"March 2021 {REFERENCE}",
        state="approved",
        sums=[(text, amount)],
        payout=("To be paid", amount),
        note="Made by the system.",
    )
    return write_summary_pdf(words)


type Write = Callable[[str, str], bytes]
PAPERS: Final[dict[str, Write]] = {
    "slip": _slip,
    "paper": _paper,
    "certificate": _certificate,
    "letter": _letter,
    "summary": _summary,
}
every_paper = pytest.mark.parametrize("write", PAPERS.values(), ids=PAPERS)

#: What typst, JSON or a format would read as something else; the first five do so where a line begins.
_SPECIAL: Final = (
    *("= Judul", "- butir", "+ 1.", "// bukan komentar", "/* juga bukan */"),
    *("O'Brien Nu'man", '"kutip" “miring”', "#strong[x] #sys.inputs", "$x^2$ $", "*tebal*", "_miring_", "@rujukan"),
    *("<label>", "back\\slash \\u{41}", "`kode`", "a~b", "{ }", "[isi]", "100 % %s {0}", "PT A & B; C"),
    *("https://contoh.example/x?y=z#w", "-- --- ...", "fi ffi fl Ñandú Çelik"),
)


@every_paper
@pytest.mark.parametrize("first", range(5))
def test_what_means_something_elsewhere_is_printed_as_itself(write: Write, first: int) -> None:
    text = " ".join(_SPECIAL[first::5])
    said = without_spaces(text_of_pdf(write(text, "Rp1")))
    assert without_spaces(text) in said
    assert REFERENCE in said


@every_paper
@settings(max_examples=8, deadline=None, database=None)
@given(text=st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=60))
def test_whatever_is_typed_is_printed(write: Write, text: str) -> None:
    assert without_spaces(text) in without_spaces(text_of_pdf(write(text, "Rp1")))


@pytest.mark.parametrize("amount", [0, 1, 999_999_999_999])
@pytest.mark.parametrize("name", [name for name in PAPERS if name != "certificate"])
def test_an_amount_is_printed_whole_with_its_dots(name: str, amount: int) -> None:
    said = rupiah(Rupiah(amount))
    assert said in text_of_pdf(PAPERS[name]("Siti", said)).split()


@every_paper
@pytest.mark.parametrize("text", ["A" * 120, "Siti Nurhaliza " * 8, "kata-" * 24], ids=["one", "many", "dashes"])
def test_a_long_name_breaks_within_the_margins_and_the_page_stays_one(
    write: Write, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []
    compile_ = typst.compile

    def seen(template: bytes, **options: Any) -> object:
        drawn.append(compile_(template, **(options | {"format": "png", "ppi": 40.0})))
        return compile_(template, **options)

    monkeypatch.setattr(typst, "compile", seen)
    assert without_spaces(text) in without_spaces(text_of_pdf(write(text, "Rp999.999.999.999")))
    (page,) = drawn
    picture = Image.open(io.BytesIO(page)).convert("L")
    edge = picture.width * 20 // (297 if picture.width > picture.height else 210)
    for side in ((0, 0, edge, picture.height), (picture.width - edge, 0, picture.width, picture.height)):
        assert picture.crop(side).getextrema() == (255, 255)
