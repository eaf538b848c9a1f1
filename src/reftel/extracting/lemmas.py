"""Base forms by rule and a table of irregular verbs: a lemmatizer would cost half as much again as the parse."""

from functools import cache, lru_cache

from reftel.extracting.lexicon.load import table


@cache
def _tables() -> tuple[dict[str, str], frozenset[str]]:
    rows = table("lemmas.toml")
    irregular = dict(pair.split("=") for pair in rows["irregular"]["words"].split())
    return irregular, frozenset(rows["silent_e"]["words"].split())


IRREGULAR, SILENT_E = _tables()


@lru_cache(maxsize=50_000)
def lemma_of(form: str, tag: str) -> str:
    """The base form of a lower-case word form, e.g. ``acknowledged`` (VBD): ``acknowledge``."""
    if form in IRREGULAR:
        return IRREGULAR[form]
    if tag.startswith("V"):
        return _verb(form)
    if tag in ("NNS", "NNPS"):
        return _noun(form)
    return form


def _noun(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _verb(form: str) -> str:
    if form in SILENT_E or len(form) < 4:
        return form
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith("ied"):
        return form[:-3] + "y"
    if form.endswith("s") and not form.endswith("ss"):
        stem = form[:-1]
        return stem[:-1] if stem.endswith(("sse", "she", "che", "xe")) else stem
    if form.endswith("ed"):
        return _stem(form[:-2])
    if form.endswith("ing") and len(form) > 5:
        return _stem(form[:-3])
    return form


def _stem(stem: str) -> str:
    if stem + "e" in SILENT_E:
        return stem + "e"
    if (
        len(stem) > 3
        and stem[-1] == stem[-2]
        and stem[-1] in "bdglmnprt"
        and not stem.endswith(("ell", "ess", "all", "ill"))
    ):
        return stem[:-1]
    if stem.endswith("eat"):
        return stem
    if stem.endswith(("iz", "ys")) or (stem.endswith(("at", "v", "c", "u", "dg", "rg")) and len(stem) > 3):
        return stem + "e"
    return stem
