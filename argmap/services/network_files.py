"""Networks as files for other programs: JSON, CSV and GraphML (http://graphml.graphdrawing.org, for Gephi, visone, igraph)."""

import csv
import io
import json

import networkx as nx

from argmap.core.networks import Mode, Network
from argmap.formats.cells import guard_cell


def write_network_json(network: Network) -> bytes:
    """One object: the names of the rows and of the columns, in alphabetical order, and the matrix, row by row."""
    content = {"rows": network.rows, "columns": network.columns, "matrix": network.matrix}
    return json.dumps(content, ensure_ascii=False).encode()


def write_network_csv(network: Network) -> bytes:
    """The matrix with the names in its first row and column (RFC 4180); no name is a formula to a spreadsheet program."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["", *map(guard_cell, network.columns)])
    for name, row in zip(network.rows, network.matrix, strict=True):
        writer.writerow([guard_cell(name), *map(_write_number, row)])
    return text.getvalue().encode()


def write_network_graphml(network: Network) -> bytes:
    """An undirected graph: rows and columns as nodes with name, key and kind, cells that are not 0 as edges with a weight."""
    is_one_mode = network.options.mode is Mode.ONE
    columns = "r" if is_one_mode else "c"
    graph: nx.Graph[str] = nx.Graph()
    _add_nodes(graph, "r", network.options.of, network.row_keys, network.rows)
    if not is_one_mode:
        _add_nodes(graph, "c", network.options.via, network.column_keys, network.columns)
    for number, row in enumerate(network.matrix):
        for other, weight in enumerate(row[:number] if is_one_mode else row):
            if weight:
                graph.add_edge(f"r{number}", f"{columns}{other}", weight=weight)
    written = io.BytesIO()
    nx.write_graphml_xml(graph, written)
    return written.getvalue()


def _add_nodes(graph: "nx.Graph[str]", prefix: str, kind: str, keys: tuple[str, ...], names: tuple[str, ...]) -> None:
    for number, (key, name) in enumerate(zip(keys, names, strict=True)):
        graph.add_node(f"{prefix}{number}", label=name, record_key=key, kind=str(kind))


def _write_number(number: float) -> str:
    """Whole numbers without a decimal point, others in full."""
    return str(int(number)) if number.is_integer() else repr(number)
