"""One person of a cable, as its words tell him."""


class Person:
    """One person of the cable: the name to go by, all words of it, titles as they stand, and sex if a title tells."""

    __slots__ = ("american", "beside", "names", "ours", "sex", "short", "titles")

    def __init__(self, short: str, names: tuple[str, ...]) -> None:
        self.short = short
        self.names = set(names)
        self.titles: list[frozenset[str]] = []
        self.beside: set[str] = set()  # words of the body whose title it is: "Dam League President Bly"
        self.sex: str | None = None
        self.ours = False
        self.american = False  # an official of the United States, by the title
