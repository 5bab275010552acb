"""A decisive act, whatever the step: proposed by one person, confirmed by another, and carried out once."""
