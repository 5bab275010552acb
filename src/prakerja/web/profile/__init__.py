"""Step 3 on the web: particulars question by question, the phone number, the declaration."""
