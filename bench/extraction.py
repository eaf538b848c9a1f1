"""How much of the extraction is the parse: throughput against the bare tagger and parser on the same sentences.

1.00 would mean that everything but the parse is free. Both in one process, in turns; medians of CPU time.

    python bench/extraction.py [CABLES [RUNS]]
"""

import sys
from typing import Any

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

    def bare() -> None:
        with loaded.nlp.memory_zone():
            for _ in loaded.nlp.pipe(sentences, batch_size=128):
                pass

    def bare_by_cable() -> None:
        for batch in given:
            with loaded.nlp.memory_zone():
                for _ in loaded.nlp.pipe(batch, batch_size=128):
                    pass

    def full() -> None:
        for cable in cables:
            reftel.extract(cable)

    took, least, ratio = paired(runs, full, bare)
    _, _, by_cable = paired(runs, full, bare_by_cable)
    words = sum(len(text.split()) for text in sentences)
    print(f"extraction: {len(cables)} {what}, {len(sentences):,} sentences, {words:,} words, {statements:,} statements")
    print(f"  {words / took:,.0f} words/s, {len(cables) / took:.1f} cables/s; bare: {words / least:,.0f} words/s")
    print(f"  {1 / ratio:.2f} of the bare throughput (median of {runs} paired runs; at least .80 wanted)")
    print(f"  {1 / by_cable:.2f} where the bare parser too is given one cable at a time")
    print(f"  {machine()}")


if __name__ == "__main__":
    main()
