"""Who sells and who teaches: platforms and institutions, their keys, and what they have asked."""
