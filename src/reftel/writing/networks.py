"""A network for other programs: GEXF (Gephi) and GraphML, escaped as XML.

An edge is directed and counts statements, or has no direction and counts meetings; two may have one of each.
"""

from xml.etree import ElementTree as ET

from reftel.model.browsing import Network, Tie
from reftel.model.showing import plain

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NODE = (("kind", "string"), ("country", "string"))
_EDGE = (("edge", "string"), ("by_cable", "integer"))
"""What an edge counts, and how much of that has no day of its own and goes by the date of its cable."""


def gexf(network: Network) -> str:
    """As GEXF 1.3: the weight of an edge is the number of statements or of meetings."""
    root = ET.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    for kind, columns in (("node", _NODE), ("edge", _EDGE)):
        held = ET.SubElement(graph, "attributes", {"class": kind})
        for number, (name, type_) in enumerate(columns):
            ET.SubElement(held, "attribute", id=str(number), title=name, type=type_)
    nodes = ET.SubElement(graph, "nodes")
    for one in network.knots:
        node = ET.SubElement(nodes, "node", id=plain(one.id), label=plain(one.name))
        _values(node, one.kind, one.country or "")
    edges = ET.SubElement(graph, "edges")
    for number, tie in enumerate(network.edges):
        by, to = tie.ends
        way = "directed" if isinstance(tie, Tie) else "undirected"
        about = {
            "type": way,
            "kind": tie.counts,
            "weight": str(tie.weight),
        }  # of a kind each: two edges are not added up
        edge = ET.SubElement(edges, "edge", {"id": str(number), "source": plain(by), "target": plain(to), **about})
        _values(edge, tie.counts, str(tie.by_cable))
    return _XML + ET.tostring(root, encoding="unicode") + "\n"


def _values(parent: ET.Element, *values: str) -> None:
    held = ET.SubElement(parent, "attvalues")
    for number, value in enumerate(values):
        ET.SubElement(held, "attvalue", {"for": str(number), "value": plain(value)})


def graphml(network: Network) -> str:
    """As GraphML: names, kinds and numbers of statements or of meetings as data."""
    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for name in ("name", "kind", "country"):
        ET.SubElement(root, "key", {"id": name, "for": "node", "attr.name": name, "attr.type": "string"})
    for name, kind in (("weight", "int"), ("edge", "string"), ("by_cable", "int")):
        ET.SubElement(root, "key", {"id": name, "for": "edge", "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, "graph", id="network", edgedefault="directed")
    for one in network.knots:
        node = ET.SubElement(graph, "node", id=plain(one.id))
        for key, value in (("name", one.name), ("kind", one.kind), ("country", one.country or "")):
            ET.SubElement(node, "data", key=key).text = plain(value)
    for tie in network.edges:
        by, to = tie.ends
        directed = "true" if isinstance(tie, Tie) else "false"
        edge = ET.SubElement(graph, "edge", source=plain(by), target=plain(to), directed=directed)
        for key, value in (("weight", str(tie.weight)), ("edge", tie.counts), ("by_cable", str(tie.by_cable))):
            ET.SubElement(edge, "data", key=key).text = value
    return _XML + ET.tostring(root, encoding="unicode") + "\n"
