"""The pages of one's own incentive."""
