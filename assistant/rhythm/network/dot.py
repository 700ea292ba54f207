"""The map in Graphviz's language, for other tools to lay out and draw."""

from __future__ import annotations

from assistant.door import clean_line
from assistant.rhythm.network.colours import LIGHT
from assistant.rhythm.network.network import ME, Network, Node

_STYLE = {"help": "solid", "introduction": "dashed", "knows": "dotted"}
_SIZE = {"stranger": 9, "acquaintance": 11, "colleague": 13, "friend": 16}


def dot(network: Network) -> str:
    """The whole file: a circle is a cluster, help and introductions are arrows, knowing each other is a plain line."""
    lines = [
        "digraph people {",
        '  graph [overlap=false, splines=true, fontname="sans-serif"];',
        '  node [shape=box, style="rounded,filled", fontname="sans-serif", fontcolor="#1b1f24", fillcolor="#ffffff"];',
        f"  p{ME} [label={quoted(network.me)}, shape=ellipse, penwidth=3];",
    ]
    nodes = network.by_id
    for number, circle in enumerate(network.circles):
        colour = LIGHT.alone if circle.sort == "alone" else LIGHT.circles[number % len(LIGHT.circles)]
        lines.append(f"  subgraph cluster_{number} {{")
        lines.append(f'    label={quoted(circle.name)}; color="{colour}"; fontcolor="{colour}";')
        lines += [f"    {_node(nodes[member], colour)}" for member in circle.members]
        lines.append("  }")
    lines += [f"  {_node(node, LIGHT.alone)}" for node in network.nodes if not node.circle]
    colours = {"help": LIGHT.help, "introduction": LIGHT.introduction, "knows": LIGHT.knows}
    for tie in network.ties:
        marks = [f'color="{colours[tie.sort]}"', f"style={_STYLE[tie.sort]}"]
        marks += ["dir=none"] if tie.sort == "knows" else [f"weight={tie.count}", f"tooltip={quoted(tie.sort)}"]
        lines.append(f"  p{tie.source} -> p{tie.target} [{', '.join(marks)}];")
    return "\n".join([*lines, "}", ""])


def quoted(text: str) -> str:
    """A quoted string of the language. In it a backslash begins an escape, so each one is doubled."""
    plain = clean_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _node(node: Node, colour: str) -> str:
    return f'p{node.id} [label={quoted(node.name)}, color="{colour}", fontsize={_SIZE[node.closeness]}];'
