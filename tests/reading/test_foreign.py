"""Passages in another language, and where they stand."""

from reftel.reading import read

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n"
SPANISH = "El ministro dijo que los puertos del norte no son de la empresa"


def test_a_passage() -> None:
    reading = read(HEAD + f"1. (C) He wrote: {SPANISH}. Por eso no hay barcos en el puerto de la ciudad. He left.")
    (paragraph,) = reading.cables[0].paragraphs
    (passage,) = paragraph.foreign
    assert passage.language == "es"
    text = paragraph.text[passage.clean : passage.clean_end]
    assert text == f"{SPANISH}. Por eso no hay barcos en el puerto de la ciudad"
    assert reading.source.text[passage.start : passage.end] == text


def test_two_passages_and_capitals() -> None:
    german = "DER MINISTER SAGTE DASS DIE HÄFEN IM NORDEN NICHT VON DER FIRMA SIND"
    body = f"1. HE WROTE: {SPANISH.upper()}. HE LEFT AND SAID SO TO US.\n\n2. HE ADDED: {german}."
    cable = read(HEAD + body).cables[0]
    assert [passage.language for paragraph in cable.paragraphs for passage in paragraph.foreign] == ["es", "de"]


def test_english_has_none() -> None:
    cable = read(
        HEAD + "1. (C) He met de la Cruz in La Paz, and the mayor of Los Rios in el Alto, on the road."
    ).cables[0]
    assert [paragraph.foreign for paragraph in cable.paragraphs] == [()]


def test_without_articles() -> None:
    spanish = "No queremos mas barcos, queremos pan para nuestros hijos y agua para nuestras casas"
    russian = "My ne mozhem prinyat etot plan, potomu chto ono protivorechit nashim zakonam"
    cable = read(HEAD + f"1. (C) The signs read:\n\n{spanish}.\n\n2. (C) He wrote: {russian}.").cables[0]
    assert [passage.language for paragraph in cable.paragraphs for passage in paragraph.foreign] == ["es", "ru-Latn"]
