"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.approvals import pages

app_name = "approvals"

urlpatterns = [
    path("", pages.proposals, name="proposals"),
    path("<uuid:proposal_id>/", pages.proposal, name="proposal"),
    path("<uuid:proposal_id>/konfirmasi/", pages.confirm, name="confirm"),
    path("<uuid:proposal_id>/tarik/", pages.withdraw, name="withdraw"),
]
