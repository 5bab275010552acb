"""What is not to be paid any more because a certificate was withdrawn: out of its batch, where it was not sent."""
