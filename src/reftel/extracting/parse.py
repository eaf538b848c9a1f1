"""The parse of one sentence as plain lists: independent of the parser that made it, and of its memory."""

from reftel.extracting.lemmas import lemma_of


class Parse:
    """One entry a token. ``tags`` are Penn's, ``deps`` spaCy's English labels, ``heads`` indexes (the root's: itself).

    ``starts`` and ``ends`` are offsets in the paragraph's clean text.
    """

    __slots__ = ("_lefts", "_rights", "_root", "deps", "ends", "heads", "kids", "lower", "starts", "tags", "words")

    def __init__(  # noqa: PLR0917  # six parallel lists, in the order of a table
        self, words: list[str], tags: list[str], deps: list[str], heads: list[int], starts: list[int], ends: list[int]
    ) -> None:
        self.words = words
        self.lower = list(map(str.lower, words))
        self.tags = tags
        self.deps = deps
        self.heads = heads
        self.starts = starts
        self.ends = ends
        kids: list[list[int]] = [[] for _ in words]
        for token, head in enumerate(heads):
            if head != token:
                kids[head].append(token)
        self.kids = kids
        self._lefts: list[int] = []
        self._rights: list[int] = []
        self._root: int | None = -1  # not looked for as yet

    def __len__(self) -> int:
        return len(self.words)

    def lemma(self, token: int) -> str:
        """The base form of a verb or noun form."""
        return lemma_of(self.lower[token], self.tags[token])

    def root(self) -> int | None:
        """The word that the sentence is built on, if it can head a clause."""
        if self._root == -1:
            roots = (token for token, head in enumerate(self.heads) if head == token)
            self._root = next((token for token in roots if self.tags[token][0] in "VMNJWR"), None)
        return self._root

    def left(self, token: int) -> int:
        """The first token of what hangs on a token."""
        if not self._lefts:
            self._edges()
        return self._lefts[token]

    def right(self, token: int) -> int:
        """One past the last token of what hangs on a token."""
        if not self._lefts:
            self._edges()
        return self._rights[token]

    def _edges(self) -> None:
        heads, kids = self.heads, self.kids
        lefts = list(range(len(heads)))
        rights = list(range(1, len(heads) + 1))
        order = [token for token, head in enumerate(heads) if head == token]
        for token in order:  # grows as it goes: heads before what hangs on them
            if kids[token]:
                order.extend(kids[token])
        for token in reversed(order):
            head = heads[token]
            lefts[head] = min(lefts[head], lefts[token])
            rights[head] = max(rights[head], rights[token])
        self._lefts, self._rights = lefts, rights

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        for kid in self.kids[token]:
            if self.deps[kid] in deps:
                return kid
        return None

    def children(self, token: int, *deps: str) -> list[int]:
        """All children with one of these labels."""
        return [kid for kid in self.kids[token] if self.deps[kid] in deps]

    def subject(self, verb: int) -> int | None:
        """The subject of a verb: its own, or that of the verb it is joined to or controlled by."""
        for _ in range(6):
            own = self.child(verb, "nsubj", "nsubjpass", "csubj")
            if own is not None:
                return own
            if self.deps[verb] in ("conj", "xcomp", "advcl", "pcomp", "prep", "acomp"):
                verb = self.heads[verb]
            elif self.deps[verb] in ("acl", "relcl"):
                return self.heads[verb]
            else:
                return None
        return None

    def negated(self, verb: int) -> bool:
        """Whether a verb is denied: ``did not object``, ``never said``, ``nor is he prepared``."""
        if any(self.deps[kid] == "neg" or self.lower[kid] in ("never", "neither", "nor") for kid in self.kids[verb]):
            return True
        first = self.left(verb)
        return first > 0 and self.lower[first - 1] == "nor"

    def infinitive(self, verb: int) -> bool:
        """Whether a verb has its ``to``."""
        return any(self.lower[kid] == "to" for kid in self.children(verb, "aux"))

    def span(self, lo: int, hi: int) -> tuple[int, int]:
        """Clean offsets of a half-open range of tokens."""
        return self.starts[lo], self.ends[hi - 1]
