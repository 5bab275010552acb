"""Rules about the code itself. A guard fails with the list of places, and has no list of exceptions."""
