"""``map``: who you know, drawn and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import click

from assistant.cli.files import output_path, replace_option, write
from assistant.cli.front import Front, command
from assistant.cli.output import counted, put, put_json, say

if TYPE_CHECKING:
    from assistant.rhythm.network.circles import By
    from assistant.rhythm.network.network import Network
    from assistant.rhythm.network.words import Words

ENDINGS = (".svg", ".html", ".dot")


@command(
    "map",
    examples="""outreach map                          in words
outreach map -o people.html           one page: pan, zoom, search, and a list
outreach map -o people.svg --by company
outreach map -o people.dot            for Graphviz and other tools""",
)
@click.option("-o", "--output", metavar="FILE", help="Write the picture: .svg, .html or .dot.")
@click.option(
    "--by",
    type=click.Choice(["both", "tag", "company"]),
    default="both",
    show_default=True,
    help="What makes a circle; both: tags, and the company of who has none.",
)
@replace_option
def map_command(front: Front, output: str | None, by: str, replace: bool) -> None:
    """Draw who you know, who knows whom, and which way help goes; say it in words as well.

    A circle is a tag that people share, the first of theirs that somebody else has too, or else their company. Two
    people know each other when a fact of kind mutual, or the note on an introduction, names the other by the whole
    name. Private facts and notes are not read for it. The picture is made here; nothing is fetched or sent.
    """
    from assistant.rhythm.network.words import words_of

    path = output_path(output, ENDINGS, replace=replace) if output is not None else None
    network = front.workspace.network(cast("By", by))
    words = words_of(network)
    if path is not None:
        number = counted(len(network.nodes), "person", "people")
        write(path, _drawn(network, path.suffix.lower()), f"The map of {number}")
    if front.json:
        put_json(_record(network, words))
        return
    put("\n\n".join(f"{heading}\n" + "\n".join(f"  {one}" for one in told) for heading, told in words.parts()))
    if path is None and network.nodes:
        say("'outreach map -o people.html' draws it.")


def _drawn(network: Network, ending: str) -> str:
    if ending == ".svg":
        from assistant.rhythm.network.picture import svg

        return svg(network)
    if ending == ".html":
        from assistant.rhythm.network.page import html

        return html(network)
    from assistant.rhythm.network.dot import dot

    return dot(network)


def _record(network: Network, words: Words) -> dict[str, Any]:
    return {
        "people": [
            {"id": f"p{node.id}", "name": node.name, "circle": node.circle, "also": list(node.also)}
            for node in network.nodes
        ],
        "circles": [
            {"name": circle.name, "sort": circle.sort, "people": [f"p{member}" for member in circle.members]}
            for circle in network.circles
        ],
        "ties": [
            {"from": _end(tie.source), "to": _end(tie.target), "sort": tie.sort, "count": tie.count}
            for tie in network.ties
        ],
        "words": {
            "overview": list(words.overview),
            "flow": list(words.flow),
            "bridges": list(words.bridges),
            "missing": list(words.missing),
        },
    }


def _end(person: int) -> str:
    return f"p{person}" if person else "me"
