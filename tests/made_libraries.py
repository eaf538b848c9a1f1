"""Libraries of references of our own making, in the forms in which Zotero and its friends have them."""

from pathlib import Path

import apsw

from made_imports import cable

RDF = """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#">
    <bib:Letter rdf:about="#item_12">
        <z:itemType>letter</z:itemType>
        <link:link rdf:resource="#item_13"/>
        <dc:subject>boats &amp; men</dc:subject>
        <dc:subject>
           <z:AutomaticTag><rdf:value>Fisheries</rdf:value></z:AutomaticTag>
        </dc:subject>
        <dc:title>A bid &lt;script&gt;</dc:title>
    </bib:Letter>
    <z:Attachment rdf:about="#item_13">
        <z:itemType>attachment</z:itemType>
        <rdf:resource rdf:resource="files/13/bid.txt"/>
        <dc:title>Full text</dc:title>
        <link:type>text/plain</link:type>
    </z:Attachment>
    <z:Attachment rdf:about="http://zotero.org/users/1/items/ABCD1234">
        <z:itemType>attachment</z:itemType>
        <rdf:resource rdf:resource="files/14/alone.txt"/>
        <dc:subject>alone</dc:subject>
        <dc:title>Alone</dc:title>
    </z:Attachment>
    <z:Attachment rdf:about="#item_15">
        <rdf:resource rdf:resource="../../outside.txt"/>
    </z:Attachment>
    <z:Collection rdf:about="#collection_1">
        <dc:title>Straits</dc:title>
        <dcterms:hasPart rdf:resource="#collection_2"/>
    </z:Collection>
    <z:Collection rdf:about="#collection_2">
        <dc:title>2004</dc:title>
        <dcterms:hasPart rdf:resource="#item_12"/>
        <dcterms:hasPart rdf:resource="#collection_1"/>
    </z:Collection>
</rdf:RDF>
"""
BIBTEX = r"""
@comment{nothing}
@misc{velt2004,
	title = {A {Bid} for \& against},
	keywords = {boats, {Fisheries}},
	url = {https://example.org/1},
	note = "quoted, {with braces} = here",
	year = 2004,
	file = {Full Text:files/13/bid.txt:text/plain;Other\; one:files/14/alone.txt:text/plain}
}
@book{better, title = "Two", file = {files/14/alone.txt}}
@broken{
"""
RIS = """TY  - PCOMM
TI  - A bid
ID  - velt2004
KW  - boats
KW  - Fisheries
UR  - javascript:alert(1)
L1  - files/13/bid.txt
ER  -

TY  - BOOK
T1  - No file
ER  -
"""
JSON = """{"items": [
 {"itemKey": "ABCD1234", "title": "A bid", "itemType": "letter", "tags": [{"tag": "boats"}, "men", 3],
  "attachments": [{"path": "files/13/bid.txt"}, 7]},
 {"id": "csl", "type": "personal_communication", "title": "Two", "keyword": "a, b", "file": "files/14/alone.txt"},
 4]}"""
_SCHEMA = """
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, libraryID INT, key TEXT);
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, {parent} INT, linkMode INT, path TEXT);
CREATE TABLE itemTags (itemID INT, tagID INT, type INT);
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT, key TEXT);
CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
INSERT INTO itemTypes VALUES (1, 'letter'), (2, 'attachment');
INSERT INTO items VALUES (1, 1, 1, 'ITEM0001'), (2, 2, 1, 'ATTA0001'), (3, 2, 1, 'ATTA0002'), (4, 2, 1, 'ATTA0003'),
  (5, 2, 1, 'ATTA0004');
INSERT INTO itemAttachments VALUES (2, 1, 0, 'storage:bid.txt'), (3, 1, 0, 'storage:thrown away.txt'),
  (4, NULL, 0, 'storage:../../outside.txt'), (5, NULL, 2, '/etc/passwd');
INSERT INTO tags VALUES (1, 'boats'), (2, 'Fisheries');
INSERT INTO itemTags VALUES (1, 1, 0), (2, 2, 1);
INSERT INTO collections VALUES (1, 'Straits', NULL, 'C1'), (2, '2004', 1, 'C2');
INSERT INTO collectionItems VALUES (2, 1, 0);
INSERT INTO fields VALUES (1, 'title'), (2, 'url');
INSERT INTO itemDataValues VALUES (1, 'A bid'), (2, 'https://example.org/1');
INSERT INTO itemData VALUES (1, 1, 1), (1, 2, 2);
INSERT INTO deletedItems VALUES (3);
"""


def exported(folder: Path, name: str, text: str) -> Path:
    """An export with its files, two cables; and a file outside that an export may not reach."""
    for place, serial in (("13/bid.txt", 501), ("14/alone.txt", 502)):
        path = folder / "files" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(cable(serial, place))
    (folder.parent / "outside.txt").write_bytes(cable(777))
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def zotero(folder: Path, parent: str = "parentItemID") -> Path:
    """A folder of Zotero's own."""
    for place in (
        "storage/ATTA0001/bid.txt",
        "storage/ATTA0002/thrown away.txt",
        "translators/x.js",
        "zotero.sqlite.bak",
    ):
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(cable(501 if "bid" in place else 600, place))
    (folder / "storage" / "ATTA0001" / ".zotero-ft-cache").write_text("hidden", encoding="utf-8")
    connection = apsw.Connection(str(folder / "zotero.sqlite"))
    connection.execute(_SCHEMA.format(parent=parent))
    connection.close()
    return folder
