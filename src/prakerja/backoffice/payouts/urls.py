"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.payouts import batch, batches, instruction, proposing

app_name = "payouts"

urlpatterns = [
    path("", batches.batches, name="batches"),
    path("pembayaran/", instruction.find, name="find"),
    path("pembayaran/<str:reference>/", instruction.instruction_page, name="instruction"),
    path("pembayaran/<str:reference>/keluarkan/", instruction.remove, name="remove"),
    path("<uuid:batch_id>/", batch.batch_page, name="batch"),
    path("<uuid:batch_id>/<str:word>/", proposing.propose, name="propose"),
]
