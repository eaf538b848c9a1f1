"""Base forms by rule and a short table of irregular verbs: a lemmatizer would cost half as much again as the parse."""

from functools import cache

IRREGULAR = {
    "am": "be", "are": "be", "is": "be", "was": "be", "were": "be", "been": "be", "being": "be", "'s": "be", "'re": "be", "'m": "be",
    "has": "have", "had": "have", "having": "have", "'ve": "have", "does": "do", "did": "do", "done": "do",
    "said": "say", "told": "tell", "thought": "think", "felt": "feel", "made": "make", "gave": "give", "given": "give",
    "took": "take", "taken": "take", "saw": "see", "seen": "see", "seeing": "see", "held": "hold", "went": "go", "gone": "go", "put": "put",
    "knew": "know", "known": "know", "spoke": "speak", "spoken": "speak", "wrote": "write", "written": "write",
    "sought": "seek", "laid": "lay", "heard": "hear", "found": "find", "meant": "mean", "met": "meet", "set": "set",
    "understood": "understand", "drew": "draw", "drawn": "draw", "brought": "bring", "swore": "swear", "sworn": "swear",
    "forecast": "forecast", "foresaw": "foresee", "foreseen": "foresee", "began": "begin", "begun": "begin", "chose": "choose",
    "chosen": "choose", "kept": "keep", "left": "leave", "let": "let", "lost": "lose", "paid": "pay", "read": "read",
    "rebutted": "rebut", "ruled": "rule", "sent": "send", "shown": "show", "stuck": "stick", "came": "come", "became": "become",
    "withheld": "withhold", "bid": "bid", "cast": "cast", "broke": "break", "broken": "break", "forgot": "forget",
    "got": "get", "gotten": "get", "led": "lead", "spent": "spend", "stood": "stand", "won": "win", "fought": "fight",
    "'d": "would", "'ll": "will", "wo": "will", "ca": "can", "n't": "not", "forbade": "forbid", "forbidden": "forbid",
    "labelled": "label", "labelling": "label", "cancelled": "cancel", "counselled": "counsel", "travelled": "travel", "signalled": "signal",
    "lying": "lie", "dying": "die", "tying": "tie", "quipped": "quip",
}  # fmt: skip

# Verbs on a consonant that take an e: the rule cannot tell "voicing" from "saying".
SILENT_E = frozenset(
    "acknowledge advise agree announce argue assure balance believe blame cease challenge change charge characterize cite "
    "close come compare complete conclude continue criticize debate decide declare decline decree denounce describe desire "
    "dispute dissuade divulge emphasize encourage endorse envisage escape examine excuse exclude express give guarantee "
    "hope imagine imply ignore include indicate inquire insure invite issue judge leave like live make minimize move muse "
    "name note observe oppose outline persuade pledge praise presume promise propose prove provide question raise rate "
    "realize receive recognize recommence recognise characterise criticise emphasise refuse rejoice relate release remove repudiate require reiterate resolve "
    "resume reserve ridicule rule salute schedule serve share state stipulate struggle suppose surmise tease theorize "
    "trace underline underscore urge use venture voice vote vow advocate appreciate anticipate attribute contribute "
    "articulate communicate speculate update validate welcome write commence apologize arrange assume celebrate caricature "
    "cause confuse cooperate create defuse demonstrate deplore deprive dominate estimate evaluate explore force formulate "
    "hypothesize illustrate impose improve insinuate investigate mediate negotiate nominate operate participate place postpone "
    "prepare preside promulgate pursue reduce replace scrutinize separate shape tolerate translate undermine utilize take "
    "have believe retrieve save solve involve evolve approve disapprove disagree guarantee foresee see free intervene convene "
    "accuse admire allege ascribe chide concede confide disclose disparage espouse grumble implore joke opine pressure quote reassure "
    "refute single undertake stare care dare ensure assure measure figure injure secure lecture restructure fire hire inspire aspire retire desire".split()
)


@cache
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
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdglmnprt" and not stem.endswith(("ell", "ess", "all", "ill")):
        return stem[:-1]
    if stem.endswith("eat"):
        return stem
    if stem.endswith(("iz", "ys")) or (stem.endswith(("at", "v", "c", "u", "dg", "rg")) and len(stem) > 3):
        return stem + "e"
    return stem
