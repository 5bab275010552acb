"""The two ticks are read without a form, and never otherwise than the form would read them."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from prakerja.web.waves.join_form import JoinForm

_BOTH = "wants_this_wave=on&accepts_the_draw=on"
_names = st.sampled_from(["wants_this_wave", "accepts_the_draw", "accepts", ""])
_values = st.sampled_from(["on", "", "true", "false", "True", "False", "0", "1", "x", " "])


@pytest.mark.parametrize(
    ("sent", "are_ticked"),
    [
        (_BOTH, True),
        ("wants_this_wave=on", False),
        ("accepts_the_draw=on", False),
        ("", False),
        ("wants_this_wave=on&accepts_the_draw=false", False),
    ],
)
def test_both_must_be_ticked(sent: str, are_ticked: bool) -> None:
    assert JoinForm.is_ticked(QueryDict(sent)) is are_ticked


@given(st.lists(st.tuples(_names, _values), max_size=4))
def test_it_is_what_the_form_itself_says(sent: list[tuple[str, str]]) -> None:
    data = QueryDict(mutable=True)
    for name, value in sent:
        data.appendlist(name, value)
    assert JoinForm.is_ticked(data) == JoinForm(data, number=12).is_valid()
