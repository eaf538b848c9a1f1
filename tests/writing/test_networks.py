"""Networks for other programs, read back as XML."""

from xml.etree import ElementTree as ET

from reftel.model.browsing import Knot, Meet, Network, Tie
from reftel.writing.networks import gexf, graphml

HOSTILE = "<b>&\"'\x07\u202e]]>"
MADE = Network(
    knots=(
        Knot(id="a", name=HOSTILE, kind="person", country="KZ", said=3, heard=1),
        Knot(id="b", name="Bly", kind="body", country=None, said=1, heard=3),
    ),
    ties=(Tie(by="a", to="b", statements=3, by_cable=2), Tie(by="b", to="a", statements=1)),
    meets=(Meet(one="a", other="b", meetings=2, by_cable=1),),
)
SAFE = "<b>&\"'\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}]]>"


def test_gexf_has_every_node_and_edge_with_its_weight() -> None:
    root = ET.fromstring(gexf(MADE))  # noqa: S314 - made here
    space = {"g": "http://gexf.net/1.3"}
    assert [one.get("label") for one in root.iterfind(".//g:node", space)] == [SAFE, "Bly"]
    edges = [(one.get("source"), one.get("target"), one.get("weight")) for one in root.iterfind(".//g:edge", space)]
    assert edges == [("a", "b", "3"), ("b", "a", "1"), ("a", "b", "2")]
    titles = [one.get("title") for one in root.iterfind(".//g:attributes[@class='edge']/g:attribute", space)]
    values = [
        [each.get("value") for each in one.iterfind(".//g:attvalue", space)]
        for one in root.iterfind(".//g:edge", space)
    ]
    assert titles == ["edge", "by_cable"]
    assert values == [["statements", "2"], ["statements", "0"], ["meetings", "1"]]
    assert [one.get("type") for one in root.iterfind(".//g:edge", space)] == ["directed", "directed", "undirected"]


def test_graphml_has_every_node_and_edge_with_its_weight() -> None:
    root = ET.fromstring(graphml(MADE))  # noqa: S314 - made here
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    names = [one.text for one in root.iterfind(".//g:node/g:data[@key='name']", space)]
    assert names == [SAFE, "Bly"]
    edges = list(root.iterfind(".//g:edge", space))
    for key, told in (
        ("weight", ["3", "1", "2"]),
        ("edge", ["statements", "statements", "meetings"]),
        ("by_cable", ["2", "0", "1"]),
    ):
        assert [one.findtext(f"g:data[@key='{key}']", namespaces=space) for one in edges] == told
    assert [one.get("directed") for one in edges] == ["true", "true", "false"]
    keys = {one.get("id") for one in root.iterfind("g:key", space)}
    assert {one.get("key") for one in root.iterfind(".//g:data", space)} <= keys


def test_a_network_of_nobody() -> None:
    for made in (gexf(Network(knots=(), ties=())), graphml(Network(knots=(), ties=()))):
        assert ET.fromstring(made) is not None  # noqa: S314 - made here
