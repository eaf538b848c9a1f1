"""Networks for other programs, read back as XML."""

from xml.etree import ElementTree as ET

from reftel.model.browsing import Knot, Network, Tie
from reftel.writing.networks import gexf, graphml

HOSTILE = "<b>&\"'\x07\u202e]]>"
MADE = Network(
    knots=(
        Knot(id="a", name=HOSTILE, kind="person", country="KZ", said=3, heard=1),
        Knot(id="b", name="Bly", kind="body", country=None, said=1, heard=3),
    ),
    ties=(Tie(by="a", to="b", statements=3), Tie(by="b", to="a", statements=1)),
)
SAFE = "<b>&\"'\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}]]>"


def test_gexf_has_every_node_and_edge_with_its_weight() -> None:
    root = ET.fromstring(gexf(MADE))  # noqa: S314 - made here
    space = {"g": "http://gexf.net/1.3"}
    assert [one.get("label") for one in root.iterfind(".//g:node", space)] == [SAFE, "Bly"]
    edges = [(one.get("source"), one.get("target"), one.get("weight")) for one in root.iterfind(".//g:edge", space)]
    assert edges == [("a", "b", "3"), ("b", "a", "1")]


def test_graphml_has_every_node_and_edge_with_its_weight() -> None:
    root = ET.fromstring(graphml(MADE))  # noqa: S314 - made here
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    names = [one.text for one in root.iterfind(".//g:node/g:data[@key='name']", space)]
    assert names == [SAFE, "Bly"]
    weights = [one.findtext("g:data", namespaces=space) for one in root.iterfind(".//g:edge", space)]
    assert weights == ["3", "1"]
    keys = {one.get("id") for one in root.iterfind("g:key", space)}
    assert {one.get("key") for one in root.iterfind(".//g:data", space)} <= keys


def test_a_network_of_nobody() -> None:
    for made in (gexf(Network(knots=(), ties=())), graphml(Network(knots=(), ties=()))):
        assert ET.fromstring(made) is not None  # noqa: S314 - made here
