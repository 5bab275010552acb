"""What granian serves: the pages, behind a front that no slow visitor stops."""

from prakerja.config.wsgi import application as pages
from prakerja.front.front import Front
from prakerja.pages.uploads import most_sent_to

application = Front(pages, most_of=most_sent_to)
