"""The addresses of the published waves and their proofs. One's own result stands under the wave that one joined."""

from django.urls import path

from prakerja.web.draw import check_receipt, custodian_device, published_wave, published_waves

app_name = "draw"

urlpatterns = [
    path("undian/<int:number>/", check_receipt.check_receipt, name="check_receipt"),
    path("undian/saksi/", custodian_device.custodian_device, name="custodian_device"),
    path("gelombang/", published_waves.published_waves, name="published_waves"),
    path("gelombang/<int:number>/", published_wave.published_wave, name="published_wave"),
    path("gelombang/<int:number>/pernyataan-<int:attempt>.json", published_wave.statement, name="statement"),
    path("gelombang/<int:number>/addenda.json", published_wave.addenda, name="addenda"),
    path("gelombang/<int:number>/lanjutan-<int:time>.zip", published_wave.continuation, name="continuation"),
    path("gelombang/<int:number>/checks.json", published_wave.proof_checks, name="proof_checks"),
    path("gelombang/<int:number>/berkas/<slug:kind>", published_wave.proof_file, name="proof_file"),
]
