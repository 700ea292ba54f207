"""People from where they already are: the files that other programs write, read one person at a time."""

from assistant.people.importing.incoming import Incoming, Problem
from assistant.people.importing.reading import FORMATS, Reading, read, recognise

__all__ = ["FORMATS", "Incoming", "Problem", "Reading", "read", "recognise"]
