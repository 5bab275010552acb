"""What granian serves: the pages, behind a front that no slow visitor stops."""

from django.conf import settings

from prakerja.config.shared_figures import share_figures
from prakerja.config.wsgi import application as pages
from prakerja.front.front import Front
from prakerja.kit.parent import end_with_server
from prakerja.pages.uploads import most_sent_to

end_with_server()
share_figures(settings.ENVIRONMENT.var, "web")
application = Front(pages, most_of=most_sent_to)
