"""The pages for applicants, recipients and the public; urls.py lists them in the order of the journey."""
