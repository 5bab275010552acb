"""Step 2 on the web: the numbers of KTP and family card, the registry's answer, two photos."""
