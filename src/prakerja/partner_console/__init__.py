"""The pages of partners' own staff: keys, calls, colleagues, courses, offers; each sees their partner alone."""
