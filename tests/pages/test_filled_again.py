"""A form that is drawn anew holds what was typed in it, whatever that was."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from prakerja.pages.filled_again import filled_again, page_with
from tests.web.forms.typed_page import forms_on

_FORM = """<form method="post" novalidate><input type="hidden" name="csrfmiddlewaretoken" value="t">
<input type="text" name="line" value="before" required id="id_line">
<textarea name="text" rows="2">
before</textarea>
<select name="list"><option value="">-</option><option value="1" selected>1</option>
<option value="2">2</option></select>
<input type="radio" name="one" value="a" checked><input type="radio" name="one" value="b">
<input type="checkbox" name="some" value="x"><input type="checkbox" name="some" value="y" checked>
<input type="file" name="photo"><button name="go" value="save">Simpan</button></form>"""
_PAGE = f'<header><form method="post" action="/keluar/"></form></header><main id="content">{_FORM}</main>'
#: What a browser sends; it makes one kind of line end of all of them.
_SAID = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(
    line=_SAID, text=_SAID, chosen=st.sampled_from("12"), one=st.sampled_from("ab"), some=st.sets(st.sampled_from("xy"))
)
def test_whatever_was_typed_is_what_it_would_send(line: str, text: str, chosen: str, one: str, some: set[str]) -> None:
    typed = {"line": [line], "text": [text], "list": [chosen], "one": [one], "some": sorted(some)}
    (form,) = forms_on(filled_again(_FORM, typed))
    sent: dict[str, list[str]] = {}
    for name, value in form.values:
        sent.setdefault(name, []).append(value)
    expected = {name: values for name, values in typed.items() if values}
    assert sent == {"csrfmiddlewaretoken": ["t"], "photo": [""], **expected}


def test_of_several_forms_the_one_is_filled_that_has_room_for_all_of_it() -> None:
    page = page_with({"line": ["Jl. Melati"], "go": ["save"]}, _PAGE, 0)
    assert escape("Jl. Melati") in page


def test_a_page_without_room_for_it_holds_nothing() -> None:
    assert page_with({"another": ["Jl. Melati"]}, _PAGE, 0) == ""
