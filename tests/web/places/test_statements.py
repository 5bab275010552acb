"""What each page asks of the database is what is kept: nothing grows unseen."""

import pytest

from tests.web.kept_statements import KEPT, kept_of_pages
from tests.web.places.seen import Seen


@pytest.mark.in_turn(3, whole_rows=True)
def test_a_page_asks_what_is_kept(page: Seen) -> None:
    assert page.statements == kept_of_pages().get(page.name), f"{KEPT.name} is made anew as its head says"
