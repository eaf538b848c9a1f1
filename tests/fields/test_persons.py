"""Officers: names and titles in every order."""

import pytest

from reftel.fields.persons import cased, people

VALUES: list[tuple[str, str | None, str | None]] = [
    ("DCM Jane Roe", "Jane Roe", "DCM"),
    ("Ambassador John F. Doe", "John F. Doe", "Ambassador"),
    ("AMBASSADOR JOHN F. MCDOE", "John F. McDoe", "AMBASSADOR"),
    ("Political Counselor PETER O'ROE", "Peter O'Roe", "Political Counselor"),
    ("Ambassador JOHN Q. DOEWELL", "John Q. Doewell", "Ambassador"),
    ("Deputy Director EUR JOHN DOEWELL", "John Doewell", "Deputy Director EUR"),
    ("Consul PETER MARSH", "Peter Marsh", "Consul"),
    ("Acting Director EUR INR", None, "Acting Director EUR INR"),
    ("AMB. JANE E. O'ROE.", "Jane E. O'Roe", "AMB."),
    ("Charge d'Affaires, a.i., Jane P. Roe", "Jane P. Roe", "Charge d'Affaires a.i."),
    ("Charge d,Affaires, a.i. D. Jane Roe, f or reasons 1.4", "D. Jane Roe", "Charge d'Affaires a.i."),
    ("CDA, A.I. JANE ROE", "Jane Roe", "CDA A.I."),
    ("Charge Jane O. Roe, Jr., for Reasons 1.4 (B, D)", "Jane O. Roe, Jr.", "Charge"),
    ("Political Counselor Jane M. Roe Jr. for reasons 1.4", "Jane M. Roe Jr.", "Political Counselor"),
    ("POL M/C Jane Y. Roe", "Jane Y. Roe", "POL M/C"),
    ("EUR/PRA Acting Director Jane Roe", "Jane Roe", "EUR/PRA Acting Director"),
    (
        "MINISTER-COUNSELOR FOR POLITICAL AFFAIRS JANE ROE FO R REASONS 1.4",
        "Jane Roe",
        "MINISTER-COUNSELOR FOR POLITICAL AFFAIRS",
    ),
    (
        "Minister-Counselor for Economic and Political Affairs Jane R. Roe",
        "Jane R. Roe",
        "Minister-Counselor for Economic and Political Affairs",
    ),
    ("Ambassador to Turkey Jane Roe", "Jane Roe", "Ambassador to Turkey"),
    ("Ambassador to Saudi Arabia Jane Roe", "Jane Roe", "Ambassador to Saudi Arabia"),
    ("Director for Qqq Jane Roe", "Jane Roe", "Director for Qqq"),
    ("Embassy Baku DCM Jane Roe", "Jane Roe", "Embassy Baku DCM"),
    ("Jane Roe, Ambassador, U.S. Embassy Dushanbe, STATE", "Jane Roe", "Ambassador"),
    ("J. JANE ROE, CONSUL GENERAL, AMCONGEN NAPLES, STATE.", "J. Jane Roe", "CONSUL GENERAL"),
    ("Jane C. Roe, State POL; Reason: 1.4 (d)", "Jane C. Roe", "State POL"),
    ("EUR A/S JANE ROE, ACTING", "Jane Roe", "EUR A/S ACTING"),
    ("S/CT DAS, Jane F. Roe, Reason: 1/4 (B)", "Jane F. Roe", "S/CT DAS"),
    ("Jane Roe Political Officer", "Jane Roe", "Political Officer"),
    ("Ambassador Jane Roe Acting", "Jane Roe", "Ambassador"),
    ("ADCM JROE", "Jroe", "ADCM"),
    ("Charge Roe", "Roe", "Charge"),
    ("Mr. John Doe, Consul", "John Doe", "Consul"),
    ("Jane Roe", "Jane Roe", None),
    ("the Ambassador", None, "Ambassador"),
    ("Ambassador XXXXXXXXXXXX", "XXXXXXXXXXXX", "Ambassador"),
    ("XXXXXXXXXXXX, Political Counselor", "XXXXXXXXXXXX", "Political Counselor"),
    ("Jane XXXXXXXXXXXX, DCM", "Jane XXXXXXXXXXXX", "DCM"),
    ("the XXXXXXXXXXXX", "XXXXXXXXXXXX", None),
    ("Ambassador Heather Roe for Reas...", "Heather Roe", "Ambassador"),
    ("Jane Roe, DCM. The Embassy thanks all. ", "Jane Roe", "DCM"),
    ("Consul General Jane B. Roe. For Reasons 1.4 (b)", "Jane B. Roe", "Consul General"),
    ("Jane Roe - Consul", "Jane Roe", "Consul"),
    ("(U) Classified by Ambassador Jane Roe", "Jane Roe", "Ambassador"),
    ("A, DCM", None, "DCM"),
    ("DCM Ronald Post for reasons 1.4", "Ronald Post", "DCM"),
    ("Charge d'Affaires: Jane Roe", "Jane Roe", "Charge d'Affaires"),
    ("Ambassador Jane Roe under E.O. 12958, Section 1.4", "Jane Roe", "Ambassador"),
    ("Roe, Jane, Political Counselor", "Jane Roe", "Political Counselor"),
    ("ROE, JANE M. (POLITICAL COUNSELOR)", "Jane M. Roe", "POLITICAL COUNSELOR"),
    ("De Roe, Jane, DCM", "Jane De Roe", "DCM"),
    ("Jane Roe, Lima", "Jane Roe", None),
    ("Jane Roe (Political Counselor), Reason 1.4 b", "Jane Roe", "Political Counselor"),
    ("Jane Roe--DCM", "Jane Roe", "DCM"),
    ("Jane Roe/DCM", "Jane Roe", "DCM"),
    ("DCM/Jane Roe", "Jane Roe", "DCM"),
    ("POL:JROE", "Jroe", "POL"),
    ("Charge d¿Affaires Jane Roe", "Jane Roe", "Charge d'Affaires"),
    ("Jane Roe, Charge d'Affaires, a.i.", "Jane Roe", "Charge d'Affaires a.i."),
    ("Ambassador Jane Roe per", "Jane Roe", "Ambassador"),
    ("H.E. Jane Roe, Ambassador", "Jane Roe", "Ambassador"),
    ("Ambassador Jane Roe for resons 1.4", "Jane Roe", "Ambassador"),
    ("Ambassador Jane Roe. Rason 1.4", "Jane Roe", "Ambassador"),
    ("DCM Jane Roe under Sections 1.5 (b)", "Jane Roe", "DCM"),
    ("Labor Couns. Jane Roe", "Jane Roe", "Labor Couns."),
    ("Ambassador Anne. E. Roe", "Anne. E. Roe", "Ambassador"),
    ("Classifed By: DCM Jane Roe", "Jane Roe", "DCM"),
    ("CLASSIFIED: Jane Roe, DCM", "Jane Roe", "DCM"),
    ("Jane Roe, derived from DSCG 05-01", "Jane Roe", None),
    ("Jane Roe by reason of 1.4 (b)", "Jane Roe", None),
]


@pytest.mark.parametrize(("text", "name", "title"), VALUES)
def test_values(text: str, name: str | None, title: str | None) -> None:
    (officer,) = people(text)
    assert (officer.name, officer.title) == (name, title)


def test_several() -> None:
    text = "Ambassador John Doe, DCM Jane Roe, reasons 1.4"
    assert [(one.name, one.title) for one in people(text)] == [("John Doe", "Ambassador"), ("Jane Roe", "DCM")]
    (one,) = people("John Doe, Consul General, U.S. Consulate General Milan")
    assert one.name == "John Doe"
    (one,) = people("Ambassador John Doe, DCM Addis Ababa")
    assert one.name == "John Doe"


@pytest.mark.parametrize(
    "text", ["", "...", "A...", "for reasons 1.4 (b)", "12", "MULTIPLE SOURCES", "Derived from: X"]
)
def test_none(text: str) -> None:
    assert people(text) == ()


@pytest.mark.parametrize(
    ("name", "ordinary"),
    [
        ("JOHN F. MCDOE", "John F. McDoe"),
        ("ROE-DOE", "Roe-Doe"),
        ("JOHN DOE III", "John Doe III"),
        ("van Roe", "van Roe"),
    ],
)
def test_cased(name: str, ordinary: str) -> None:
    assert cased(name) == ordinary
    assert cased(ordinary) == ordinary


def test_the_head_of_a_section_has_its_name_behind_a_comma() -> None:
    (one,) = people("Classified by: Hugo Marsh, Chief, Political Section, US Embassy Sestrin, State")
    assert (one.name, one.title) == ("Hugo Marsh", "Chief, Political Section")
