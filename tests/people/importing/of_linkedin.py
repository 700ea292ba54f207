"""LinkedIn's Connections.csv through its generations and languages, and what happens to it on the way."""

from __future__ import annotations

from dataclasses import replace

from tests.people.importing.case import Case, archive, text, who

IN = "https://www.linkedin.com/in/"
NOTES = """Notes:
"When exporting your connection data, you may notice that some of the addresses are missing. You will only see those
of connections who allow you to, in their settings."

"""
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = """Mara,Lindqvist,https://www.linkedin.com/in/mara-lindqvist,,Ferrite,Staff Engineer,12 Mar 2021
Jürgen,Größer,https://www.linkedin.com/in/jürgen-größer,juergen@waage.example,"Waage, Maß & Söhne",CTO,01 Dec 2019
Aoife,O'Brien,https://www.linkedin.com/in/aoife-obrien-1b2,,,,28 Feb 2024
"""


def three(line: int) -> list:  # type: ignore[type-arg]
    """The people of ``ROWS``, of which the first stands on this line."""
    return [
        who(line, "Mara Lindqvist", (), "Ferrite", "Staff Engineer", IN + "mara-lindqvist",
            key=IN + "mara-lindqvist", connected="2021-03-12"),
        who(line + 1, "Jürgen Größer", "juergen@waage.example", "Waage, Maß & Söhne", "CTO", IN + "jürgen-größer",
            key=IN + "jürgen-größer", connected="2019-12-01"),
        who(line + 2, "Aoife O'Brien", (), "", "", IN + "aoife-obrien-1b2",
            key=IN + "aoife-obrien-1b2", connected="2024-02-28"),
    ]  # fmt: skip


def one(
    name: str, header: str, row: str, company: str, role: str, connected: str, first: str, format: str = "linkedin"
) -> Case:
    """A list in another language, of one person."""
    slug = IN + "one"
    body = f"{header}\n{row}\n"
    person = who(2, first, (), company, role, slug, key=slug, connected=connected)
    return Case(f"linkedin-{name}.csv", text(body), format, [person])


def two(name: str, header: str, format: str = "linkedin", dated: bool = True) -> Case:
    """A list under the header of another language, whose first person has all that a row may have."""
    rows = f"Ada,Lark,{IN}ada,ada@l.example,Foo,Dev,01 Feb 2020\nBea,Moss,{IN}bea,,Foo,Ops,02 Feb 2020\n"
    people = [
        who(2, "Ada Lark", "ada@l.example", "Foo", "Dev", IN + "ada", key=IN + "ada"),
        who(3, "Bea Moss", (), "Foo", "Ops", IN + "bea", key=IN + "bea"),
    ]
    if dated:
        people = [replace(one, connected=f"2020-02-0{at}") for at, one in enumerate(people, start=1)]
    return Case(f"linkedin-{name}.csv", text(f"{header}\n{rows}"), format, people)


CASES = [
    Case("linkedin-notes.csv", text(NOTES + HEADER + ROWS, end="\r\n"), "linkedin", three(6)),
    Case("linkedin-plain.csv", text(HEADER + ROWS), "linkedin", three(2)),
    Case("linkedin-bom.csv", text(NOTES + HEADER + ROWS, "utf-8-sig"), "linkedin", three(6)),
    Case(
        "linkedin-2017.csv",
        text("""
First Name,Last Name,Email Address,Company,Position,Connected On,Tags
Mara,Lindqvist,mara@ferrite.example,Ferrite,Engineer,"3/12/17, 4:05 AM",
Tomasz,Wiśniewski,,Wieża,Kierownik,"11/30/17, 11:59 PM",Conference
"""),
        "linkedin",
        [
            who(2, "Mara Lindqvist", "mara@ferrite.example", "Ferrite", "Engineer", connected="2017-03-12"),
            who(3, "Tomasz Wiśniewski", (), "Wieża", "Kierownik", connected="2017-11-30", tags=("Conference",)),
        ],
    ),
    one(
        "german",
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Vernetzt am",
        f"Käthe,Böhm,{IN}one,,Größe GmbH,Leiterin,12. März 2021",
        "Größe GmbH",
        "Leiterin",
        "2021-03-12",
        "Käthe Böhm",
    ),
    one(
        "french",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Relation depuis",
        f"Hélène,Lefèvre,{IN}one,,Crème Brûlée SA,Développeuse,3 févr. 2022",
        "Crème Brûlée SA",
        "Développeuse",
        "2022-02-03",
        "Hélène Lefèvre",
    ),
    one(
        "spanish",
        "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
        f"Iñigo,Muñoz Peña,{IN}one,,Compañía Ñ,Ingeniero,9 de enero de 2020",
        "Compañía Ñ",
        "Ingeniero",
        "2020-01-09",
        "Iñigo Muñoz Peña",
    ),
    one(
        "italian",
        "Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Collegato il",
        f"Nicolò,Forlì,{IN}one,,Città SpA,Ingegnere,14 giu 2018",
        "Città SpA",
        "Ingegnere",
        "2018-06-14",
        "Nicolò Forlì",
    ),
    one(
        "portuguese",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
        f"João,Conceição,{IN}one,,Pão & Cia,Engenheiro,30 de set. de 2023",
        "Pão & Cia",
        "Engenheiro",
        "2023-09-30",
        "João Conceição",
    ),
    one(
        "dutch",
        "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
        f"Zoë,van der Meulen,{IN}one,,Fiets BV,Ontwikkelaar,5 mrt 2021",
        "Fiets BV",
        "Ontwikkelaar",
        "2021-03-05",
        "Zoë van der Meulen",
    ),
    two("dutch-linked", "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Gelinkt op"),
    two("polish", "Imię,Nazwisko,Adres URL,Adres e-mail,Firma,Stanowisko,Data nawiązania kontaktu"),
    two("finnish", "Etunimi,Sukunimi,URL-osoite,Sähköpostiosoite,Yritys,Asema,Yhdistetty"),
    two("turkish", "Ad,Soyad,URL,E-posta Adresi,Şirket,Pozisyon,Bağlantı Kurma Tarihi"),
    two("hungarian", "Utónév,Vezetéknév,URL,E-mail-cím,Cég,Beosztás,Kapcsolatfelvétel dátuma"),
    two("greek", "Όνομα,Επώνυμο,URL,Διεύθυνση email,Εταιρεία,Θέση,Ημερομηνία σύνδεσης"),
    # A language in which a part of the header is known: what is not known is left out.
    two("polish-other", "Imię,Nazwisko,Adres URL,Adres e-mail,Firma,Stanowisko,Znajomość od", "csv", dated=False),
    # One in which half a name is known, or nothing: its order says what is what, and that is asked.
    two("half-known", "Ime,Rodovo,URL,Pošta,Delo,Dolžnost,Povezano", "csv"),
    one(
        "estonian",
        "Eesnimetus,Perenimetus,URL,Meil,Ettevõte,Amet,Ühendus loodud",
        f"Ülle,Õunapuu,{IN}one,,Jää OÜ,Arendaja,2021-03-12",
        "Jää OÜ",
        "Arendaja",
        "2021-03-12",
        "Ülle Õunapuu",
        "csv",
    ),
    Case(
        "linkedin-signs.csv",
        text(
            HEADER
            + """🚀 Noor,Al-Rashid,https://www.linkedin.com/in/noor,,🦀 Crab Works,👩‍💻 Engineer,12 Mar 2021
\u202eEve,Ell\u200bis\x1b]52;c;aGk=\x07,https://www.linkedin.com/in/eve,,"Say ""hi"", Ltd.",R&D | <b>bold</b> [/INST],13 Mar 2021
José\u0301,Nu\u0303ez,https://www.linkedin.com/in/jose,,A\u00a0B,,14 Mar 2021
"""
        ),
        "linkedin",
        [
            who(
                2,
                "🚀 Noor Al-Rashid",
                (),
                "🦀 Crab Works",
                "👩‍💻 Engineer",
                IN + "noor",
                key=IN + "noor",
                connected="2021-03-12",
            ),
            who(
                3,
                "Eve Ellis",
                (),
                'Say "hi", Ltd.',
                "R&D | <b>bold</b> [/INST]",
                IN + "eve",
                key=IN + "eve",
                connected="2021-03-13",
            ),
            who(4, "José\u0301 Nũez", (), "A B", "", IN + "jose", key=IN + "jose", connected="2021-03-14"),
        ],
    ),
    Case(
        "linkedin-hidden.csv",
        text(
            NOTES
            + HEADER
            + f""",,,,,,05 May 2022
Mara,,{IN}mara,,Ferrite,,soon
,,,,,,

,,,,Ghost Town Ltd,,06 May 2022
Mara,Two,not a link,mara@,Ferrite,,07 May 2022
"""
        ),
        "linkedin",
        [
            who(7, "Mara", (), "Ferrite", "", IN + "mara", key=IN + "mara"),
            who(11, "Mara Two", (), "Ferrite", connected="2022-05-07"),
        ],
        [
            (6, "no name"),
            (7, "'soon' is no day"),
            (10, "a company without"),
            (11, "'mara@' is no e-mail"),
            (11, "'not' is no web"),
            (11, "'a' is no web"),
            (11, "'link' is no web"),
        ],
    ),
    Case(
        "linkedin-open-quote.csv",
        text(
            HEADER
            + f"""Mara,Lindqvist,{IN}mara,,"Ferrite,Engineer,12 Mar 2021
Oz,Ng,{IN}oz,,Quay,Pilot,13 Mar 2021
Kim,Ito,{IN}kim,,"Acme "Rocket" Inc",Lead,14 Mar 2021
Lu,Fan,{IN}lu,,Unquoted, Inc,Lead,15 Mar 2021
Max,Roe,{IN}max,,"Two
lines",Lead,16 Mar 2021
Zed,Zu,{IN}zed,,"Last,Lead,17 Mar 2021
"""
        ),
        "linkedin",
        [
            who(2, "Mara Lindqvist", (), "Ferrite", "Engineer", IN + "mara", key=IN + "mara", connected="2021-03-12"),
            who(3, "Oz Ng", (), "Quay", "Pilot", IN + "oz", key=IN + "oz", connected="2021-03-13"),
            who(4, "Kim Ito", (), 'Acme "Rocket" Inc', "Lead", IN + "kim", key=IN + "kim", connected="2021-03-14"),
            who(6, "Max Roe", (), "Two lines", "Lead", IN + "max", key=IN + "max", connected="2021-03-16"),
            who(8, "Zed Zu", (), "Last", "Lead", IN + "zed", key=IN + "zed", connected="2021-03-17"),
        ],
        [(5, "8 cells where the header has 7")],
    ),
    Case(
        "linkedin-excel.csv",  # opened and saved by a German Excel
        text((HEADER + ROWS).replace(",", ";").replace('"Waage; Maß', '"Waage, Maß'), "cp1252", "\r\n"),
        "linkedin",
        three(2),
        encoding="Windows-1252",
    ),
    Case(
        "linkedin-unicode-text.txt",  # Excel's "Unicode text"
        b"\xff\xfe" + text((HEADER + ROWS).replace(",", "\t").replace('"Waage\t', '"Waage,'), "utf-16-le", "\r\n"),
        "linkedin",
        three(2),
        encoding="UTF-16",
    ),
    Case(
        "linkedin-twice.csv",  # UTF-8 that was taken for Windows-1252 and saved as UTF-8
        (HEADER + ROWS).encode().decode("cp1252", "replace").replace("\ufffd", "\x9f").encode(),
        "linkedin",
        three(2),
    ),
    Case(
        "linkedin-cut.csv",  # a download that broke off within a letter
        text(HEADER + ROWS)[: text(HEADER + ROWS).index("Größer".encode()) + 3],
        "linkedin",
        three(2)[:1],
        [(3, "has lost letters")],
    ),
    Case(
        "linkedin-appended.csv",  # a line in Windows-1252 added to a file in UTF-8
        text(HEADER + ROWS) + f"Zoé,Çelik,{IN}zoe,,Cliché,Hôte,17 Mar 2021\n".encode("cp1252"),
        "linkedin",
        [*three(2), who(5, "Zoé Çelik", (), "Cliché", "Hôte", IN + "zoe", key=IN + "zoe", connected="2021-03-17")],
        encoding="UTF-8 with lines in Windows-1252",
    ),
    Case(
        "linkedin-basic.zip",
        archive(
            {
                "Messages.csv": text("FROM,TO,CONTENT\nMara,Me,Hello\n"),
                "Connections.csv": text(NOTES + HEADER + ROWS),
                "Invitations.csv": text("From,To\nMara,Me\n"),
            }
        ),
        "linkedin",
        three(6),
    ),
    Case(
        "linkedin-complete.zip",
        archive(
            {
                "__MACOSX/Complete/._Connections.csv": b"\0\5\x16\7",
                "Complete/Profile.csv": text("First Name,Last Name,Headline\nMe,Myself,Writer\n"),
                "Complete/Connections.csv": text(HEADER + ROWS, "utf-8-sig"),
            }
        ),
        "linkedin",
        three(2),
    ),
]
