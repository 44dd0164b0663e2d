"""The faults that reach a person as a sentence; anything else is a bug."""


class ShowroomError(Exception):
    """A fault with a key; `language.sentences` turns key and details into words.

    `details` holds plain values that the sentence names, such as `limit=200`.
    """

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class RuleBroken(ShowroomError):
    """The person can mend it: a value or an act that a rule refuses."""


class StoreFailed(ShowroomError):
    """The machine is at fault: the data folder, the database, its key."""


class FileUnreadable(ShowroomError):
    """A file that was given cannot be read or written as what it should be."""


class Unreachable(ShowroomError):
    """What the program needs around it does not answer: a screen, a printer, its first start."""


class ProgramFailed(ShowroomError):
    """A bug of ours kept the program from what it was asked for; its log says which."""
