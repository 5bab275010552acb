"""What each form asks of the database when it is sent is what is kept: nothing grows unseen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.forms.table import FORMS, Entry, Filled
from tests.web.kept_statements import KEPT, kept_of_forms

pytestmark = pytest.mark.django_db


def test_a_form_asks_what_is_kept(entry: Entry, filled: Filled) -> None:
    (name,) = (name for name, one in FORMS.items() if one is entry)
    with CaptureQueriesContext(connection) as asked:
        filled.browser.post(filled.address, filled.fields)
    assert len(asked) == kept_of_forms().get(name), f"{KEPT.name} is made anew as its head says"
