"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.approvals import pages

urlpatterns = [
    path("", pages.proposals, name="proposals"),
    path("<uuid:proposal_id>/", pages.proposal, name="proposal"),
    path("<uuid:proposal_id>/konfirmasi/", pages.confirm, name="proposal_confirm"),
    path("<uuid:proposal_id>/tarik/", pages.withdraw, name="proposal_withdraw"),
]
