"""One folder for each party outside: its client, its answers, its delivery reports. Knows no step."""
