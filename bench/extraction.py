"""How much of the extraction is the parse: throughput against the bare tagger and parser on the same sentences.

The bare one is the pipeline as spaCy loads it. 1.00 would mean that all the rest costs no more than what our settings
of the pipeline save; the last line has the share of the parse in our own time. All in one process, in turns; medians
of CPU time.

    python bench/extraction.py [CABLES [RUNS]]
"""

import sys
from typing import Any

import spacy

import reftel
from machine import machine, pages, paired
from reftel.extracting import parser


def main() -> None:
    """Print one line of figures."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    what, files = pages()
    cables = [cable for path in files[:: max(1, len(files) // wanted)] for cable in reftel.read(path).cables][:wanted]
    loaded = parser.load()
    if loaded.nlp is None:
        sys.exit(f"no parser: {loaded.because}")

    # What the parser is really given, cable by cable.
    given: list[list[str]] = []
    pipe = loaded.nlp.pipe

    def listening(texts: Any, **settings: Any) -> Any:
        batch = list(texts)
        given.append(batch)
        return pipe(batch, **settings)

    loaded.nlp.pipe = listening
    statements = sum(len(reftel.extract(cable)) for cable in cables)
    loaded.nlp.pipe = pipe
    sentences = [text for batch in given for text in batch if text]

    stock = spacy.load(parser.MODEL, exclude=parser.LEFT_OUT)

    def bare() -> None:
        with stock.memory_zone():
            for _ in stock.pipe(sentences, batch_size=128):
                pass

    def own_parse() -> None:
        with loaded.threads.limit(limits=1, user_api="blas"):
            for batch in given:
                with loaded.nlp.memory_zone():
                    for _ in loaded.nlp.pipe(batch, **parser.BATCHES):
                        pass

    def full() -> None:
        for cable in cables:
            reftel.extract(cable)

    took, least, ratio = paired(runs, full, bare)
    _, _, share = paired(runs, full, own_parse)
    words = sum(len(text.split()) for text in sentences)
    print(f"extraction: {len(cables)} {what}, {len(sentences):,} sentences, {words:,} words, {statements:,} statements")
    print(f"  {words / took:,.0f} words/s, {len(cables) / took:.1f} cables/s; bare: {words / least:,.0f} words/s")
    print(f"  {1 / ratio:.2f} of the bare throughput (median of {runs} paired runs; at least .85 wanted)")
    print(f"  {1 / share:.2f} of it is the parse")
    print(f"  {machine()}")


if __name__ == "__main__":
    main()
