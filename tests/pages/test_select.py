"""A list to choose from is drawn as Django draws it, and faster."""

from django.forms import Select
from django.forms.renderers import DjangoTemplates, get_default_renderer


def test_every_option_is_drawn_as_django_does_it() -> None:
    choices = [("", "semua"), ("32", "Jawa Barat"), (7, "<Lain>"), ("Jawa", [("35", "Jawa Timur")])]
    widget = Select(attrs={"id": "province", "required": True}, choices=choices)
    for chosen in ("", "32", 7, "35", None):
        ours = widget.render("province", chosen, renderer=get_default_renderer())
        assert ours.split() == widget.render("province", chosen, renderer=DjangoTemplates()).split()
