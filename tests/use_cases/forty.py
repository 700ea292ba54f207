"""Forty invented people as LinkedIn, Google contacts and a phone have them: written differently, and never twice.

``google`` and ``phone`` say how each is told there: ``sure`` by an address or a profile, ``likely`` by the
name and the company alone, so that somebody has to say so.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

IN = "https://www.linkedin.com/in/"


class Row(NamedTuple):
    """One person, three times."""

    linkedin: tuple[str, str, str, str]
    """Given name, family name, address, company."""
    google: tuple[str, str, str, str, str]
    """How it is told; given name, family name, addresses or a link, company."""
    phone: tuple[str, str, str, str]
    """How it is told; the whole name, address or link, company."""


FORTY = [
    # The same, and hardly different
    Row(("Mara", "Lindqvist", "", "Ferrite"), ("likely", "Mara", "Lindqvist", "mara@ferrite.example", "Ferrite"),
        ("sure", "Mara Lindqvist", "mara@ferrite.example", "")),
    Row(("Teo", "Marsh", "teo@marsh.example", "Basalt"), ("sure", "Teo", "Marsh", "TEO@marsh.example", "Basalt Inc."),
        ("sure", "Teo Marsh", "teo@marsh.example", "Basalt")),
    Row(("ASTRID", "HOLM", "", "Quay Systems"), ("likely", "Astrid", "Holm", "astrid.holm@home.example", "Quay"),
        ("sure", "astrid holm", "astrid.holm@home.example", "")),
    Row(("Wen", "Li", "", "Lagom"), ("likely", "Wen", "Li", "wen@lagom.example", "Lagom AB"),
        ("likely", "Wen Li", "", "Lagom")),
    # Accents, umlauts, other scripts
    Row(("Jörg", "Müller", "", "Basalt GmbH"), ("likely", "Joerg", "Mueller", "jm@basalt.example", "Basalt"),
        ("sure", "Jorg Muller", "jm@basalt.example", "")),
    Row(("Søren", "Kjær", "", "Havn"), ("likely", "Soeren", "Kjaer", "sk@havn.example", "Havn ApS"),
        ("likely", "Soren Kjær", "", "Havn")),
    Row(("Łukasz", "Wójcik", "", "Sosna"), ("likely", "Lukasz", "Wojcik", "lw@sosna.example", "Sosna sp. z o.o."),
        ("sure", "Lukasz Wojcik", "LW@sosna.example", "Sosna")),
    Row(("Ирина", "Петрова", "", "Breza"), ("likely", "Irina", "Petrova", "irina@breza.example", "Breza"),
        ("sure", "Ирина Петрова", "irina@breza.example", "")),
    Row(("Юрий", "Кузнецов", "yuri@klen.example", "Klen"), ("sure", "Yuri", "Kuznetsov", "yuri@klen.example", ""),
        ("likely", "Yuriy Kuznetsov", "", "Klen")),
    Row(("Åsa", "Öberg", "", "Nordlys"), ("likely", "Asa", "Oberg", "asa@nordlys.example", "Nordlys"),
        ("likely", "Aasa Oeberg", "", "Nordlys")),
    Row(("Γιώργος", "Νικολάου", "gn@elia.example", "Elia"), ("sure", "Giorgos", "Nikolaou", "gn@elia.example", "Elia"),
        ("sure", "Giorgos Nikolaou", "gn@elia.example", "")),
    Row(("José", "Núñez", "", "Olmo"), ("likely", "Jose", "Nunez", "jn@olmo.example", "Olmo S.L."),
        ("sure", "José Nuñez", "jn@olmo.example", "Olmo")),
    # The order
    Row(("Minjun", "Kim", "", "Hanok"), ("likely", "Kim", "Minjun", "minjun@hanok.example", "Hanok"),
        ("sure", "Kim Minjun", "minjun@hanok.example", "")),
    Row(("Hoa", "Nguyễn", "", "Sen"), ("likely", "Nguyen", "Hoa", "hoa@sen.example", "Sen"),
        ("likely", "Nguyen Hoa", "", "Sen")),
    Row(("Ferenc", "Szabó", "", "Tisza"), ("likely", "Szabo", "Ferenc", "fsz@tisza.example", "Tisza Kft."),
        ("sure", "Szabó Ferenc", "fsz@tisza.example", "")),
    # Short names
    Row(("Robert", "Tanner", "", "Acme"), ("likely", "Bob", "Tanner", "bob@acme.example", "Acme"),
        ("sure", "Rob Tanner", "bob@acme.example", "")),
    Row(("Katarzyna", "Zielińska", "", "Sosna"), ("likely", "Kasia", "Zielinska", "kz@sosna.example", "Sosna"),
        ("sure", "Kasia Zielińska", "kz@sosna.example", "")),
    Row(("Alexander", "Orlov", "ao@klen.example", "Klen"), ("sure", "Sasha", "Orlov", "ao@klen.example", "Klen"),
        ("likely", "Alex Orlov", "", "Klen")),
    Row(("Elizabeth", "Crane", "", "Quay Systems"), ("likely", "Liz", "Crane", "liz@quay.example", "Quay Systems"),
        ("sure", "Beth Crane", "liz@quay.example", "")),
    Row(("Johannes", "Vogt", "", "Lagom"), ("likely", "Hans", "Vogt", "hv@lagom.example", "Lagom"),
        ("likely", "Johannes Vogt", "", "Lagom")),
    Row(("William", "Archer", "", "Ferrite"), ("likely", "Bill", "Archer", "wa@ferrite.example", "Ferrite"),
        ("sure", "Will Archer", "wa@ferrite.example", "Ferrite")),
    # More of a name, or less
    Row(("Mara Elisabet", "Strand", "", "Havn"), ("likely", "Mara", "Strand", "ms@havn.example", "Havn"),
        ("sure", "Mara E. Strand", "ms@havn.example", "")),
    Row(("Jean-Pierre", "Moreau", "", "Brume"), ("likely", "Jean Pierre", "Moreau", "jpm@brume.example", "Brume"),
        ("likely", "Jeanpierre Moreau", "", "Brume SARL")),
    Row(("T.", "Okafor", "", "Iroko"), ("likely", "Tobenna", "Okafor", "tobenna@iroko.example", "Iroko"),
        ("sure", "Tobenna Okafor", "tobenna@iroko.example", "")),
    Row(("Anke", "Vogel, PhD", "", "Breza"), ("likely", "Anke", "Vogel", "anke@breza.example", "Breza"),
        ("sure", "Dr. Anke Vogel", "anke@breza.example", "")),
    Row(("Conor", "O'Brien", "", "Cork Works"), ("likely", "Conor", "O’Brien", "conor@corkworks.example", "Cork Works"),
        ("likely", "Conor OBrien", "", "Cork Works Ltd")),
    Row(("Clara", "Weiss", "clara@elia.example", "Elia"), ("sure", "Clara", "Weiss-Berg", "clara@elia.example", "Elia"),
        ("sure", "Clara Berg", "clara@elia.example", "")),
    Row(("Ana", "Souza Lima", "", "Olmo"), ("likely", "Ana", "Lima", "ana@olmo.example", "Olmo"),
        ("sure", "Ana Lima", "ana@olmo.example", "Olmo")),
    # A slip of the pen
    Row(("Nils", "Håkansson", "", "Nordlys"), ("likely", "Nils", "Hakanson", "nils@nordlys.example", "Nordlys"),
        ("sure", "Nils Håkansson", "nils@nordlys.example", "")),
    Row(("Deepak", "Ramaswamy", "", "Iroko"), ("likely", "Deepak", "Ramawsamy", "deepak@iroko.example", "Iroko"),
        ("sure", "Deepak R.", "deepak@iroko.example", "")),
    # Another company, or none
    Row(("Lena", "Hartwig", "", "Basalt"), ("likely", "Lena", "Hartwig", "lena@ferrite.example", "Ferrite"),
        ("sure", "Lena Hartwig", "lena@ferrite.example", "")),
    Row(("Oluwaseun", "Adeyemi", "", "Hanok"), ("likely", "Oluwaseun", "Adeyemi", "seun@home.example", ""),
        ("likely", "Oluwaseun Adeyemi", "", "")),
    Row(("Priya", "Raman", "p.ram@gmail.com", "Sen"), ("sure", "Priya", "Raman", "pram@googlemail.com", "Tisza"),
        ("sure", "Priya Raman", "p.r.a.m+phone@gmail.com", "")),
    # The same profile, however it is written
    Row(("Goran", "Ilić", "", "Klen"), ("sure", "Goran", "Ilic", "linkedin.com/in/goran-ilić/", ""),
        ("sure", "G. Ilić", "https://www.linkedin.com/in/Goran-Ili%C4%87?trk=people", "")),
    Row(("Bodil", "Friis", "", "Havn"), ("sure", "Bo", "Friis", "https://dk.linkedin.com/in/bodil-friis/da", "Havn"),
        ("sure", "Bodil Friis", "http://linkedin.com/in/bodil-friis", "")),
    Row(("Ravi", "Menon", "", "Lagom"), ("likely", "Ravi", "Menon", "https://github.com/RaviMenon", "Lagom"),
        ("sure", "Ravi Menon", "http://www.github.com/ravimenon/", "")),
    Row(("Ines", "Duarte", "", "Olmo"), ("likely", "Ines", "Duarte", "https://twitter.com/inesduarte", "Olmo"),
        ("sure", "Inês Duarte", "https://x.com/InesDuarte", "")),
    # Two of one name, who are two
    Row(("Anna", "Berg", "", "Ferrite"), ("likely", "Anna", "Berg", "anna@ferrite.example", "Ferrite"),
        ("sure", "Anna Berg", "anna@ferrite.example", "Ferrite")),
    Row(("Anna", "Berg", "", "Basalt"), ("likely", "Anna", "Berg", "anna.berg@basalt.example", "Basalt"),
        ("sure", "Anna Berg", "anna.berg@basalt.example", "Basalt")),
    Row(("Tom", "Berg", "", "Quay Systems"), ("likely", "Thomas", "Berg", "tb@quay.example", "Quay Systems"),
        ("sure", "Tom Berg", "tb@quay.example", "")),
]  # fmt: skip


def files(folder: Path) -> tuple[Path, Path, Path]:
    """The three files, as the three programs write them."""
    paths = folder / "Connections.csv", folder / "contacts.csv", folder / "contacts.vcf"
    paths[0].write_text(_linkedin(), encoding="utf-8")
    paths[1].write_text(_google(), encoding="utf-8")
    paths[2].write_text(_phone(), encoding="utf-8")
    return paths


def slug(row: Row, number: int) -> str:
    """What LinkedIn calls somebody; two of one name have a number behind it."""
    given, family = row.linkedin[0].lower().rstrip("."), row.linkedin[1].lower().split(",")[0]
    return f"{given}-{family}".replace(" ", "-").replace("'", "") + (f"-{number}" if family == "berg" else "")


def _linkedin() -> str:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow("First Name,Last Name,URL,Email Address,Company,Position,Connected On".split(","))
    for number, row in enumerate(FORTY):
        given, family, email, company = row.linkedin
        table.writerow((given, family, IN + slug(row, number), email, company, "Engineer", "12 Mar 2021"))
    return text.getvalue()


def _google() -> str:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(
        ("First Name", "Last Name", "Organization Name", "E-mail 1 - Label", "E-mail 1 - Value", "Website 1 - Value")
    )
    for row in FORTY:
        _, given, family, where, company = row.google
        email, link = (where, "") if "@" in where else ("", where)
        table.writerow((given, family, company, "Work", email, link))
    return text.getvalue()


def _phone() -> str:
    cards = []
    for number, row in enumerate(FORTY):
        _, name, where, company = row.phone
        kind = "EMAIL;TYPE=INTERNET" if "@" in where and "/" not in where else "URL"
        lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"UID:phone-{number:08}"]
        lines += [f"{kind}:{where}"] if where else []
        lines += [f"ORG:{company};"] if company else []
        cards.append("\r\n".join([*lines, "END:VCARD", ""]))
    return "".join(cards)
