"""Looking for courses: what is found, in which order, page by page, and that nonsense breaks nothing."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.kit.typed_line import clean_line
from prakerja.partners.states import PartnerKind
from prakerja.training.find_courses import Position, Wanted, find_courses
from prakerja.training.models import Course
from prakerja.training.states import CourseState
from tests.situations.catalogue import CONTENT, a_partner, an_institution
from tests.thorough import as_many

pytestmark = pytest.mark.django_db


def on_sale(title: str = CONTENT.title, **values: Any) -> Course:
    institution = values.pop("institution", None) or an_institution()
    plain: dict[str, Any] = {
        "code": f"{Course.objects.count()}",
        "summary": CONTENT.summary,
        "topics": ["food"],
        "method": "self_paced",
        "level": "skilling",
        "hours": 12,
        "price": 350_000,
        "minimum_education": "junior",
        "state": CourseState.LIVE,
    }
    return Course.objects.create(title=title, institution=institution, **{**plain, **values})


def titles(limit: int = 50, **wanted: Any) -> list[str]:
    return [one.title for one in find_courses(Wanted(**wanted), limit=limit).courses]


def test_only_what_is_on_sale_is_found() -> None:
    for state in CourseState:
        on_sale(title=f"Pelatihan {state}", state=state)
    on_sale(
        title="Dari lembaga yang dihentikan",
        institution=a_partner(PartnerKind.INSTITUTION, suspended_at="2021-01-01T00:00Z"),
    )
    assert titles() == ["Pelatihan live"]


def test_a_word_is_found_in_its_other_forms() -> None:
    on_sale(title="Menjahit Pakaian")
    on_sale(title="Membatik Tulis")
    assert titles(words="jahit") == titles(words="MENJAHIT") == ["Menjahit Pakaian"]


def test_what_is_called_so_is_shown_from_the_cheapest_and_only_else_what_speaks_of_it() -> None:
    on_sale(title="Usaha Kedai", summary="Peserta belajar membuka kedai kopi kecil di rumah.", price=100_000)
    on_sale(title="Menyeduh Kopi", price=500_000)
    on_sale(title="Kopi Pascapanen", price=300_000)
    assert titles(words="kopi") == ["Kopi Pascapanen", "Menyeduh Kopi"]
    assert titles(words="kedai kecil") == ["Usaha Kedai"]


@pytest.mark.parametrize("called", ["Kopi", "Teh"])
@pytest.mark.parametrize("limit", [1, 2, 3, 9])
def test_page_by_page_each_course_is_shown_once_and_in_order(limit: int, called: str) -> None:
    for number in range(9):
        on_sale(
            title=f"{called} {number}",
            summary="Peserta menyeduh kopi dan teh dengan takaran yang tepat.",
            price=100_000 * (1 + number % 3),
        )
    whole = titles(words="kopi")
    shown: list[str] = []
    after: Position | None = None
    for _page in range(20):
        found = find_courses(Wanted(words="kopi"), after=after, limit=limit)
        shown += [one.title for one in found.courses]
        after = found.next
        if after is None:
            break
    assert shown == whole
    assert len(whole) == 9


def test_filters_narrow() -> None:
    institution = an_institution()
    on_sale(title="Murah", price=100_000, institution=institution)
    on_sale(title="Mahal", price=900_000, topics=["data", "food"], institution=institution)
    on_sale(title="Di Jakarta", method="face_to_face", regency="3171", institution=institution)
    on_sale(title="Di Bandung", method="face_to_face", regency="3273", institution=institution)
    on_sale(title="Bagus", reviews=2, stars=8, institution=institution)
    on_sale(title="Kurang", reviews=3, stars=11, institution=institution)
    assert titles(most=100_000) == ["Murah"]
    assert titles(topic="data") == ["Mahal"]
    assert titles(method="face_to_face") == ["Di Jakarta", "Di Bandung"]
    assert titles(area="31") == titles(area="3171") == ["Di Jakarta"]
    assert titles(area="3172") == []
    assert titles(is_well_rated=True) == ["Bagus"]


NONSENSE = [
    *("'", '"', "\\", ":*", "a:*", "!!", "&", "|", "<->", "a <-> b", "(", ")", "((((", "-", "- -", "or", "or or or"),
    *("'a' & !b", "a:A", "%", "_", "%%", "\u0301", "\u202e", "\U0001f600", "dan", "untuk", "x" * 100, '"' * 99),
    *("-" * 100, "a " * 50, "-a " * 33, "\ufffd", "SELECT 1; --", "${jndi:x}", "٣", "中文", "a\tb", "\x7f"),
]


@pytest.mark.parametrize("words", NONSENSE)
def test_signs_of_a_search_language_are_only_signs(words: str) -> None:
    on_sale()
    find_courses(Wanted(words=clean_line(words)), limit=5)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=as_many(50, thorough=150), deadline=None
)
@given(
    st.text(max_size=100).map(clean_line),
    st.one_of(st.none(), st.tuples(st.booleans(), st.integers(0, 10**9 - 1), st.integers(0, 10**18 - 1))),
)
def test_whatever_is_sought_from_wherever_it_is_answered(words: str, after: tuple[bool, int, int] | None) -> None:
    find_courses(Wanted(words=words), after=Position(*after) if after else None, limit=3)
