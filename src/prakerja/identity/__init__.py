"""Step 2, verifikasi KTP: who the applicant is, as the population registry knows them, and two photos."""
