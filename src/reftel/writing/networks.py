"""A network for other programs: GEXF (Gephi) and GraphML, escaped as XML."""

from xml.etree import ElementTree as ET

from reftel.model.browsing import Network
from reftel.model.showing import plain

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_KINDS = (("kind", "string"), ("country", "string"))


def gexf(network: Network) -> str:
    """As GEXF 1.3: the weight of an edge is the number of statements."""
    root = ET.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    held = ET.SubElement(graph, "attributes", {"class": "node"})
    for number, (name, kind) in enumerate(_KINDS):
        ET.SubElement(held, "attribute", id=str(number), title=name, type=kind)
    nodes = ET.SubElement(graph, "nodes")
    for one in network.knots:
        node = ET.SubElement(nodes, "node", id=plain(one.id), label=plain(one.name))
        values = ET.SubElement(node, "attvalues")
        for number, value in enumerate((one.kind, one.country or "")):
            ET.SubElement(values, "attvalue", {"for": str(number), "value": plain(value)})
    edges = ET.SubElement(graph, "edges")
    for number, tie in enumerate(network.ties):
        ends = {"source": plain(tie.by), "target": plain(tie.to)}
        ET.SubElement(edges, "edge", {"id": str(number), **ends, "weight": str(tie.statements)})
    return _XML + ET.tostring(root, encoding="unicode") + "\n"


def graphml(network: Network) -> str:
    """As GraphML: names, kinds and numbers of statements as data."""
    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for name in ("name", "kind", "country"):
        ET.SubElement(root, "key", {"id": name, "for": "node", "attr.name": name, "attr.type": "string"})
    ET.SubElement(root, "key", {"id": "weight", "for": "edge", "attr.name": "weight", "attr.type": "int"})
    graph = ET.SubElement(root, "graph", id="network", edgedefault="directed")
    for one in network.knots:
        node = ET.SubElement(graph, "node", id=plain(one.id))
        for key, value in (("name", one.name), ("kind", one.kind), ("country", one.country or "")):
            ET.SubElement(node, "data", key=key).text = plain(value)
    for tie in network.ties:
        edge = ET.SubElement(graph, "edge", source=plain(tie.by), target=plain(tie.to))
        ET.SubElement(edge, "data", key="weight").text = str(tie.statements)
    return _XML + ET.tostring(root, encoding="unicode") + "\n"
