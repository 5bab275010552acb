"""The first of the three kinds of error: refused, to be told to the person, with what to do."""


class Refused(Exception):
    """The request is understood and may not be done. Subclasses say what is true, in the programme's words."""
