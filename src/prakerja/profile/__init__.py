"""Step 3, data diri: the applicant's particulars, their phone number and their declaration."""
