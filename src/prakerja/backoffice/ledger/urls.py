"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.ledger import account, downloads, own_account, posting, totals

app_name = "ledger"

urlpatterns = [
    path("", totals.totals, name="totals"),
    path("jenis/<str:kind>/", totals.kind, name="kind"),
    path("jenis/<str:kind>/gelombang/<int:number>/", own_account.accounts, name="accounts"),
    path(
        "jenis/<str:kind>/gelombang/<int:number>/sesudah/<uuid:after>/",
        own_account.more_accounts,
        name="more_accounts",
    ),
    path("rekening/<str:name>/", account.account, name="account"),
    path("rekening/<str:name>/lanjutan/<str:page>/", account.account_goes_on, name="account_goes_on"),
    path("rekening/<str:name>/unduh/rekening.csv", downloads.download, name="download"),
    path("penerima/<str:kind>/<uuid:applicant_id>/", own_account.look, name="look"),
    path("penerima/<str:found>/<str:kind>/", own_account.own_account, name="own_account"),
    path(
        "penerima/<str:found>/<str:kind>/lanjutan/<str:page>/",
        own_account.own_account_goes_on,
        name="own_account_goes_on",
    ),
    path("pembukuan/<uuid:owner_id>/<uuid:posting_id>/", posting.posting, name="posting"),
]
