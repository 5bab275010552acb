"""How every form of the house is drawn: label, hint, error and input, in that order, tied together for readers."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"
