"""The flow chart as BPMN 2.0 with diagram interchange: one vertical pool, a lane for each pelaksana, for bpmn.io and its like."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sop_gen import __version__
from sop_gen.flow.geometry import Edge, Node
from sop_gen.render.bagan.kanvas import Garis, Kanvas, Kotak, Simpul, kanvas
from sop_gen.render.bagan.label import cut, place_labels
from sop_gen.teks.inline import as_text
from sop_gen.teks.langkah import Paragraf
from sop_gen.view.alur import BaganAlur, BarisAlur

NAMESPACES = {
    "xmlns:bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC",
    "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
}


def draw_bpmn(alur: BaganAlur) -> str:
    """``alur`` as one BPMN 2.0 document, in UTF-8."""
    gambar = kanvas(alur.bagan)
    baris = {row.geometri.step: row for page in alur.halaman for row in page.baris}
    names = {symbol.node.id: cut(_name(symbol.node, baris), symbol) for symbol in gambar.simpul}
    root = Element("bpmn:definitions", NAMESPACES)
    root.attrib |= {
        "id": "definisi",
        "targetNamespace": f"urn:sop-gen:{alur.id}",
        "exporter": "sop-gen",
        "exporterVersion": __version__,
    }
    _collaboration(root, alur)
    _process(root, alur, gambar, baris, names)
    _diagram(root, gambar, names)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _collaboration(root: Element, alur: BaganAlur) -> None:
    pool = {"id": "kolam", "name": alur.judul, "processRef": _process_id(alur)}
    SubElement(SubElement(root, "bpmn:collaboration", {"id": "kolaborasi"}), "bpmn:participant", pool)


def _process(root: Element, alur: BaganAlur, gambar: Kanvas, baris: dict[str, BarisAlur], names: dict[str, str]) -> None:
    process = SubElement(root, "bpmn:process", {"id": _process_id(alur), "name": alur.judul, "isExecutable": "false"})
    lanes = SubElement(process, "bpmn:laneSet", {"id": "lajur"})
    for lane in gambar.lajur:
        drawn = SubElement(lanes, "bpmn:lane", {"id": _lane_id(lane.column.id), "name": lane.column.judul})
        for symbol in gambar.simpul:
            if symbol.node.column == lane.column.id:
                SubElement(drawn, "bpmn:flowNodeRef").text = _node_id(symbol.node.id)
    flows = [line.edge for line in gambar.garis if not line.edge.joint]
    for symbol in gambar.simpul:
        name = names[symbol.node.id]
        _node(process, symbol, name, _documentation(symbol.node, baris, name), flows)
    for edge in flows:
        label = {"name": edge.label} if edge.label else {}
        SubElement(process, "bpmn:sequenceFlow", {"id": _edge_id(edge), **label, **_ends(edge)})
    for line in gambar.garis:
        if line.edge.joint:
            association = {"id": _edge_id(line.edge), "associationDirection": "None", **_ends(line.edge)}
            SubElement(process, "bpmn:association", association)


def _node(process: Element, symbol: Simpul, name: str, documentation: str, flows: list[Edge]) -> None:
    """One flow node; the order of what it holds is the schema's."""
    element = SubElement(process, f"bpmn:{symbol.jenis}", {"id": _node_id(symbol.node.id), "name": name})
    if documentation:
        SubElement(element, "bpmn:documentation").text = documentation
    for edge in flows:
        if edge.target == symbol.node.id:
            SubElement(element, "bpmn:incoming").text = _edge_id(edge)
    for edge in flows:
        if edge.source == symbol.node.id:
            SubElement(element, "bpmn:outgoing").text = _edge_id(edge)
    if symbol.node.letter:
        SubElement(element, "bpmn:linkEventDefinition", {"name": symbol.node.letter})


def _ends(edge: Edge) -> dict[str, str]:
    return {"sourceRef": _node_id(edge.source), "targetRef": _node_id(edge.target)}


def _name(node: Node, baris: dict[str, BarisAlur]) -> str:
    """The number and the kegiatan of its step; the letter of a pentagon."""
    if node.step is None:
        return node.letter or ""
    row = baris[node.step]
    kegiatan = " ".join(_lines(row.sel.kegiatan))
    return f"{row.nomor}. {kegiatan}" if row.nomor else kegiatan


def _documentation(node: Node, baris: dict[str, BarisAlur], name: str) -> str:
    """The other cells of the row, one after another; the kegiatan too when ``name`` leaves out some of it."""
    if node.step is None:
        return ""
    sel = baris[node.step].sel
    cells = {
        "Kegiatan": sel.kegiatan if name != _name(node, baris) else (),
        "Kelengkapan": sel.kelengkapan,
        "Waktu": sel.waktu,
        "Output": sel.output,
        "Keterangan": sel.keterangan,
    }
    return "\n".join(_cell(judul, _lines(cell)) for judul, cell in cells.items() if cell)


def _cell(judul: str, lines: list[str]) -> str:
    return f"{judul}: {lines[0]}" if len(lines) == 1 else "\n".join([f"{judul}:", *lines])


def _lines(cell: Paragraf) -> list[str]:
    """The paragraphs of a cell as plain text, each on one line."""
    return [" ".join(as_text(paragraph).split()) for paragraph in cell]


def _diagram(root: Element, gambar: Kanvas, names: dict[str, str]) -> None:
    diagram = SubElement(root, "bpmndi:BPMNDiagram", {"id": "diagram"})
    plane = SubElement(diagram, "bpmndi:BPMNPlane", {"id": "bidang", "bpmnElement": "kolaborasi"})
    _shape(plane, "kolam", gambar.kolam, {"isHorizontal": "false"})
    for lane in gambar.lajur:
        _shape(plane, _lane_id(lane.column.id), lane.kotak, {"isHorizontal": "false"})
    labels = place_labels(gambar, names)
    for symbol in gambar.simpul:
        look = {"isMarkerVisible": "true"} if symbol.jenis == "exclusiveGateway" else {}
        _label(_shape(plane, _node_id(symbol.node.id), symbol.kotak, look), labels.get(symbol.node.id))
    for line in gambar.garis:
        _label(_edge(plane, line), line.label)


def _shape(plane: Element, id: str, bounds: Kotak, look: dict[str, str]) -> Element:
    shape = SubElement(plane, "bpmndi:BPMNShape", {"id": f"{id}_di", "bpmnElement": id, **look})
    _bounds(shape, bounds)
    return shape


def _edge(plane: Element, line: Garis) -> Element:
    id = _edge_id(line.edge)
    edge = SubElement(plane, "bpmndi:BPMNEdge", {"id": f"{id}_di", "bpmnElement": id})
    for x, y in line.titik:
        SubElement(edge, "di:waypoint", {"x": str(x), "y": str(y)})
    return edge


def _label(drawn: Element, bounds: Kotak | None) -> None:
    if bounds:
        _bounds(SubElement(drawn, "bpmndi:BPMNLabel"), bounds)


def _bounds(parent: Element, box: Kotak) -> None:
    bounds = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    SubElement(parent, "dc:Bounds", {name: str(value) for name, value in bounds.items()})


def _process_id(alur: BaganAlur) -> str:
    return f"proses-{alur.id}-{alur.nomor}"


def _lane_id(column: str) -> str:
    return f"lajur-{column}"


def _node_id(node: str) -> str:
    """An XML name: ids have letters, digits and hyphens, and the ``@`` before a column."""
    return f"simpul-{node.replace('@', '.')}"


def _edge_id(edge: Edge) -> str:
    return f"alur-{edge.source}_{edge.target}".replace("@", ".")
