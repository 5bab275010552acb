"""What people who have finished a course say of it: written once proven, moderated by rule, answered, counted."""
