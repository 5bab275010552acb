"""The questions in the order in which they are asked, one page each."""

from typing import Final

from prakerja.web.profile.questions_of_home import HOME
from prakerja.web.profile.questions_of_work import WORK

PAGES: Final = (*HOME, *WORK)
PAGE_OF_FIELD: Final = {ask.field: page for page in PAGES for ask in page.asks}
PAGE_OF_SLUG: Final = {page.slug: page for page in PAGES}
