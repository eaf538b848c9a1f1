"""Languages by their function words."""

import pytest

from reftel.facts import languages

SENTENCES = {
    "es": "el ministro dijo que los puertos del norte están en manos de la empresa",
    "fr": "le ministre a dit que les ports du nord ne sont pas dans les mains de la société",
    "de": "der minister sagte dass die häfen im norden nicht in den händen der firma sind",
    "pt": "o ministro disse que os portos do norte não estão nas mãos da empresa",
    "it": "il ministro ha detto che i porti del nord non sono nelle mani della società",
    "nl": "de minister zei dat het water niet van de stad is en dat het voor ons allen is",
    "tr": "bakan bu liman için çok para ve zaman var ama gemi yok dedi ve bir daha geldi",
    "ru-Latn": "ministr skazal chto eto ne tak i chto on ne byl na zavode kak oni govoryat",
    "id": "menteri itu berkata bahwa kapal yang datang dari utara tidak akan masuk ke pelabuhan ini",
    "pl": "minister mówi że to nie jest tak jak się mówi i że port jest dla nich",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language_of(language: str) -> None:
    assert languages.language_of(SENTENCES[language].split()) == language
    assert languages.may_be_foreign(f" {SENTENCES[language]} ")


@pytest.mark.parametrize(
    "text",
    [
        "the minister said that the ports of the north are in the hands of the firm",
        "the party of la paz and el alto in the province of los rios met de la cruz",
        "que los puertos",
        "the charge d'affaires ad interim gave an aide memoire de facto on the coup d'etat",
    ],
)
def test_no_language(text: str) -> None:
    assert languages.language_of(text.split()) is None
