"""What a text for the screen may be: words, or a promise of them in the language in which the page is shown."""

from django.utils.functional import Promise

type Words = str | Promise
