"""The vectors of words from which the shipped model tags and parses: its own numbers, reckoned with fewer steps.

They are three fifths of the time of a parse as spaCy reckons them. Here a word form is looked up in the tables of the
model once and its vector kept, and what remains, four layers of a word with its neighbours, goes from one array to
the next without copies. The sums are the same, in the same order.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

KEPT = 30_000  # vectors of word forms before all are forgotten: 12 MB
BLOCK = 64  # word forms whose tables are looked up together
_EPSILON = np.float32(1e-08)


class Vectors:
    """The first part of the model, from documents to one row a word; called as a layer of it is."""

    def __init__(self, model: Any) -> None:
        """Take the weights from spaCy's layers.

        Raises:
            ValueError: if they are not those that are reckoned here.
        """
        layers = list(model.walk(order="dfs_pre"))
        named = ("extract_features", "hashembed", "maxout", "layernorm", "expand_window")
        of = {name: [layer for layer in layers if layer.name == name] for name in named}
        depth = len(of["expand_window"])
        looked_up = "|".join(["ints-getitem>>hashembed"] * len(of["hashembed"]))
        rounds = ">>".join(["residual(expand_window>>maxout>>layernorm>>dropout)"] * depth)
        mixed = f"with_array({looked_up})>>with_array(maxout>>layernorm>>dropout)"
        if (
            model.name != f"extract_features>>list2ragged>>{mixed}>>ragged2list>>with_array({rounds})"
            or any(layer.attrs["window_size"] != 1 for layer in of["expand_window"])
            or [layer.attrs["column"] for layer in of["hashembed"]] != list(range(len(of["hashembed"])))
        ):
            raise ValueError("layers of another kind")
        self._columns = of["extract_features"][0].attrs["columns"]
        self._tables = [(layer.get_param("E"), layer.attrs["seed"]) for layer in of["hashembed"]]
        self._mix, *self._rounds = [_Layer(one, norm) for one, norm in zip(of["maxout"], of["layernorm"], strict=True)]
        self._hash: Callable[[Any, int], Any] = model.ops.hash
        self._lock = threading.Lock()  # workers of a cluster may be threads
        self._known: dict[bytes, int] = {}
        self._rows: Floats = np.zeros((0, self._mix.width), np.float32)

    def __call__(self, _: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Floats], None]:  # noqa: FBT001
        """The vectors of each document.

        Between two stand as many rows of nothing as there are rounds, so that they do not mix.
        """
        del is_train  # nobody trains here
        gap = len(self._rounds)
        rows = self._words(docs)
        lengths = [len(doc) for doc in docs]
        filled = [length for length in lengths if length]
        padded = np.zeros((sum(filled) + gap * (len(filled) + 1), self._mix.width), np.float32)
        begins: list[int] = []
        at, turn = gap, 0
        for length in lengths:
            begins.append(at)
            if length:
                padded[at : at + length] = rows[turn : turn + length]
                at, turn = at + length + gap, turn + length
        for layer in self._rounds:
            padded += layer(_with_neighbours(padded))
        return [padded[begin : begin + length] for begin, length in zip(begins, lengths, strict=True)], None

    def _words(self, docs: Sequence[Any]) -> Floats:
        """A row for each word: what is known of its form."""
        features = np.concatenate([doc.to_array(self._columns) for doc in docs if len(doc)])
        features = np.ascontiguousarray(features, np.uint64)
        size = features.shape[1] * features.itemsize
        raw = features.tobytes()
        keys = [raw[at : at + size] for at in range(0, len(raw), size)]
        with self._lock:
            new = dict.fromkeys(key for key in keys if key not in self._known)
            if len(self._known) + len(new) > KEPT:
                self._known.clear()
                new = dict.fromkeys(keys)
            if new:
                self._learn(list(new), features.shape[1])
            return self._rows[[self._known[key] for key in keys]]

    def _learn(self, keys: list[bytes], columns: int) -> None:
        begin = len(self._known)
        if begin + len(keys) > len(self._rows):
            room = np.zeros((2 * (begin + len(keys)), self._mix.width), np.float32)
            room[:begin] = self._rows[:begin]
            self._rows = room
        features = np.frombuffer(b"".join(keys), np.uint64).reshape(-1, columns)
        for at in range(0, len(keys), BLOCK):
            some = features[at : at + BLOCK]
            block = np.zeros((len(some), 1, self._mix.wide), np.float32)
            for turn, (table, seed) in enumerate(self._tables):
                places = self._hash(np.ascontiguousarray(some[:, turn]), seed) % len(table)
                width = table.shape[1]
                block[:, 0, turn * width : (turn + 1) * width] = table[places].sum(axis=1)
            # Each row is a matrix of its own: in one product of all, the last bits of a row depend on its place (the
            # kernels of BLAS differ at edges), and so on which words came before.
            self._rows[begin + at : begin + at + len(some)] = self._mix(block)[:, 0]
        for turn, key in enumerate(keys):
            self._known[key] = begin + turn


class _Layer:
    """The greatest of some sums for each number, brought to one mean and spread."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        self.width, pieces, self.wide = weights.shape
        # The first sums of all numbers, then the second ones: the greatest is then taken of whole rows.
        self._weights: Floats = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(pieces * self.width, self.wide)
        self._bias: Floats = np.ascontiguousarray(bias.T).reshape(pieces * self.width)
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Floats) -> Floats:
        sums = rows @ self._weights.T
        sums += self._bias
        best = sums[..., : self.width]
        for at in range(self.width, sums.shape[-1], self.width):
            best = np.maximum(best, sums[..., at : at + self.width])
        best -= best.mean(axis=-1, keepdims=True)
        spread = np.square(best).mean(axis=-1, keepdims=True) + _EPSILON
        best *= spread**-0.5
        best *= self._gain
        best += self._shift
        return best


def _with_neighbours(rows: Floats) -> Floats:
    """Each row with the one before it and the one behind, nothing where there is none."""
    width = rows.shape[1]
    flat = np.zeros((len(rows) + 2) * width, np.float32)
    flat[width:-width] = rows.reshape(-1)
    found = np.lib.stride_tricks.as_strided(flat, (len(rows), 3 * width), (width * 4, 4), writeable=False)
    return np.ascontiguousarray(found)
