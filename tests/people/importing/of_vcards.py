"""vCards of all three versions, as phones, Apple, Outlook, Gmail and others write them, with what they get wrong."""

from __future__ import annotations

import base64

from tests.people.importing.case import Case, text, who

PHOTO = base64.b64encode(bytes(range(256)) * 2).decode()


def card(*lines: str, version: str = "3.0") -> str:
    """A card with these lines."""
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def vcf(name: str, body: str | bytes, *people: object, problems: list[tuple[int, str]] | None = None,
        page: str = "utf-8", end: str = "\r\n", encoding: str = "UTF-8") -> Case:  # fmt: skip
    """A file of cards."""
    raw = body if isinstance(body, bytes) else text(body, page, end)
    return Case(f"cards-{name}.vcf", raw, "vcard", list(people), problems or [], encoding)  # type: ignore[arg-type]


CASES = [
    vcf("android-21",  # quoted-printable, letters and line ends cut by soft breaks
        card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=47=72=C3=B6=C3=9F=65=72;=4A=C3=BC=72=67=65=6E;;;",
             "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=C3=BC=72=67=65=6E=20=47=72=C3=B6=C3=",
             "=9F=65=72", "TEL;CELL:+491700000000", "EMAIL;HOME:j@waage.example",
             "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=65=74=0D=0A=69=6E=20=4B=C3=B6=6C=6E",
             "PHOTO;ENCODING=BASE64;JPEG:" + PHOTO[:60], " " + PHOTO[60:120], " " + PHOTO[120:180], "", version="2.1"),
        who(1, "Jürgen Größer", "j@waage.example", notes="Met\nin Köln")),
    vcf("nokia-21",  # Latin-1 in quoted-printable without saying so, small letters, a title
        card("N;encoding=quoted-printable:Gr=F6=DFer;J=FCrgen;;Herr", "EMAIL;INTERNET;PREF:j@waage.example",
             "TITLE;quoted-printable:Gesch=E4ftsf=FChrer", "ORG:Waage", version="2.1"),
        who(1, "Jürgen Größer", "j@waage.example", "Waage", "Geschäftsführer")),
    vcf("outlook-21",
        card("N;LANGUAGE=de;CHARSET=Windows-1252:Größer;Jürgen;;Dr.", "FN;CHARSET=Windows-1252:Dr. Jürgen Größer",
             "ORG;CHARSET=Windows-1252:Waage, Maß & Söhne;Einkauf", "TITLE:CTO", "NOTE;ENCODING=QUOTED-PRINTABLE:One line,=0D=0A=",
             "another", "ADR;WORK;PREF;CHARSET=Windows-1252:;;Hauptstraße 1;Köln;NRW;50667;Deutschland",
             "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Hauptstra=DFe 1=0D=0A=", "50667 K=F6ln",
             "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2", "URL;WORK:www.waage.example", "EMAIL;PREF;INTERNET:j@waage.example",
             "REV:20240301T090000Z", version="2.1"),
        who(1, "Jürgen Größer", "j@waage.example", "Waage, Maß & Söhne", "CTO", "https://www.waage.example", title="Dr.",
            city="Köln", notes="One line,\nanother"), page="cp1252", encoding="Windows-1252"),
    vcf("russian-21",
        card("N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=D1=E5=E4=EE=E2;=C8=E2=E0=ED", "EMAIL:ivan@roga.example",
             version="2.1"),
        who(1, "Иван Седов", "ivan@roga.example")),
    vcf("japanese-21",
        card("N;CHARSET=SHIFT_JIS:山田;花子", "FN;CHARSET=SHIFT_JIS:山田 花子", "ORG;CHARSET=SHIFT_JIS:能登ソース", version="2.1"),
        who(1, "山田 花子", (), "能登ソース"), page="cp932", encoding="cp932"),
    vcf("agent-21",  # a card in a card
        card("N:Lindqvist;Mara", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "N:Secret;Assistant", "EMAIL:assistant@ferrite.example",
             "END:VCARD", "EMAIL:mara@ferrite.example", version="2.1"),
        who(1, "Mara Lindqvist", "mara@ferrite.example")),
    vcf("apple",
        card("PRODID:-//Apple Inc.//macOS 14//EN", "N:Lindqvist;Mara;E.;Dr.;PhD", "FN:Dr. Mara E. Lindqvist PhD", "NICKNAME:Mari\\, M",
             "X-MAIDENNAME:Berg", "X-PHONETIC-FIRST-NAME:Maa-ra", "ORG:Ferrite\\, Inc.;Storage;", "TITLE:Staff Engineer",
             "item1.EMAIL;type=INTERNET:mara@home.example", "item1.X-ABLabel:_$!<Other>!$_",
             "EMAIL;type=INTERNET;type=WORK;type=pref:mara@ferrite.example",
             "item2.URL;type=pref:https\\://mara.example.com", "item2.X-ABLabel:_$!<HomePage>!$_",
             "ADR;type=HOME:;;Gatan 1\\nC/O Öberg;Göteborg;;411 01;Sverige", "X-SOCIALPROFILE;type=twitter;x-user=mara:http://twitter.com/mara_l",
             "X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/mara", "CATEGORIES:Rust,Friends", "BDAY:1985-04-01",
             "NOTE:Likes trains\\, boats\\; and a back\\\\slash\\nNext line", "UID:4F0A1B2C-0000-4000-8000-0123456789AB"),
        who(1, "Mara E. Lindqvist", ("mara@ferrite.example", "mara@home.example"), "Ferrite, Inc.", "Staff Engineer",
            ("https://mara.example.com", "http://twitter.com/mara_l", "http://www.linkedin.com/in/mara"),
            key="4F0A1B2C-0000-4000-8000-0123456789AB", nickname="Mari, M", title="Dr., PhD", city="Göteborg", handles={"x-dm": "@mara_l"},
            tags=("Rust", "Friends"), closeness="friend", notes="Likes trains, boats; and a back\\slash\nNext line")),
    vcf("encoded-name",  # what mail programs write, and what a broken one leaves of it
        card("FN:=?broken", "EMAIL:broken@x.example") + card("FN:=?broken", "N:Ng;Oz;;;")
        + card("FN:=?UTF-8?Q?M=C3=A4ra_Lindqvist?=") + card("FN:Lindqvist, Dr. Mara"),
        who(6, "Oz Ng"), who(11, "Mära Lindqvist"), who(15, "Mara Lindqvist", title="Dr."),
        problems=[(1, "'=?broken' is no name that can be read")]),
    vcf("apple-utf16", card("N:Größer;Jürgen;;;", "FN:Jürgen Größer") + card("N:山田;花子;;;", "FN:山田 花子"),
        who(1, "Jürgen Größer"), who(6, "山田 花子"), page="utf-16", encoding="UTF-16"),
    vcf("apple-company",
        card("N:;;;;", "FN:Quay Ltd", "ORG:Quay Ltd;", "X-ABShowAs:COMPANY") + card("N:Ng;Oz;;;", "FN:Oz Ng", "ORG:Quay Ltd;"),
        who(8, "Oz Ng", (), "Quay Ltd"), problems=[(1, "'Quay Ltd' is a company")]),
    vcf("ios-photo",
        card("N:Ng;Oz;;;", "FN:Oz Ng", "PHOTO;ENCODING=b;TYPE=JPEG:" + PHOTO[:40], *[" " + PHOTO[at:at + 74] for at in range(40, 500, 74)],
             "EMAIL;type=INTERNET:oz@quay.example"),
        who(1, "Oz Ng", "oz@quay.example")),
    vcf("gmail", card("FN:Mara Lindqvist", "N:Lindqvist;Mara;;;", "EMAIL;TYPE=INTERNET;TYPE=WORK:mara@ferrite.example", "ORG:Ferrite",
                      "CATEGORIES:myContacts,Rust") + card("N:;;;;", "EMAIL:noreply@shop.example") + card("FN:bo@quay.example", "EMAIL:bo@quay.example"),
        who(1, "Mara Lindqvist", "mara@ferrite.example", "Ferrite", tags=("Rust",)),
        problems=[(9, "'noreply@shop.example' has no name"), (14, "'bo@quay.example' has no name")]),
    vcf("four",
        card("KIND:individual", "FN;PREF=2:Mara L.", "FN;PREF=1:Mara Lindqvist", "N:Lindqvist;Mara;;;", "EMAIL;PREF=2:mara@home.example",
             "EMAIL;TYPE=work;PREF=1:mailto:mara@ferrite.example", "TZ:Europe/Stockholm", "LANG;PREF=1:sv-se",
             "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://social.example/@mara", "IMPP:telegram:mara", "UID:urn:uuid:4f0a1b2c-0000",
             'ADR;LABEL="Gatan 1; Göteborg: x";TYPE=home:;;Gatan 1;Göteborg;;41101;Sverige', version="4.0")
        + card("KIND:group", "FN:The band", "MEMBER:urn:uuid:4f0a1b2c-0000", version="4.0") + card("KIND:org", "FN:Quay Ltd", version="4.0"),
        who(1, "Mara Lindqvist", ("mara@ferrite.example", "mara@home.example"), link="https://social.example/@mara",
            key="urn:uuid:4f0a1b2c-0000", timezone="Europe/Stockholm", language="sv-SE", city="Göteborg",
            handles={"mastodon": "https://social.example/@mara", "telegram": "mara"}),
        problems=[(16, "kind 'group'"), (22, "kind 'org'")]),
    vcf("no-end", "BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\nBEGIN:VCARD\nVERSION:3.0\nFN:Oz Ng\nEND:VCARD\nBEGIN:VCARD\nFN:Kim Ito\n",
        who(1, "Mara Lindqvist"), who(4, "Oz Ng"), who(8, "Kim Ito")),
    vcf("no-name-parts", card("FN:Oz Ng") + card("N:Lindqvist;Mara;;;") + card("NICKNAME:Bo", "N:;;;;") + card("FN:", "N:Ito") + card("FN:Ito, Kim", "N:Ito;Kim"),
        who(1, "Oz Ng"), who(5, "Mara Lindqvist"), who(9, "Bo", nickname="Bo"), who(14, "Ito"), who(19, "Kim Ito")),
    vcf("folded-within-letters",
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:J\xc3\r\n \xbcrgen Gr\xc3\xb6\xc3\r\n\t\x9fer\r\nNOTE:a lo\r\n ng no\r\n te\r\nEND:VCARD\r\n",
        who(1, "Jürgen Größer", notes="a long note")),
    vcf("bad-base64",
        card("FN:Oz Ng", "PHOTO;ENCODING=b:!!!not base64!!!", "KEY;ENCODING=b:====", "NOTE;ENCODING=b:A", "EMAIL:oz@quay.example")
        + card("FN:Mara Lindqvist", "NOTE;ENCODING=b:TWV0IGluIE9zbG8="),
        who(1, "Oz Ng", "oz@quay.example"), who(9, "Mara Lindqvist", notes="Met in Oslo"), problems=[(6, "cannot be read")]),
    vcf("bom", card("FN:Jürgen Größer"), who(1, "Jürgen Größer"), page="utf-8-sig"),
    vcf("old-mac", card("FN:Jürgen Größer", "EMAIL:j@waage.example") + card("FN:Oz Ng"), who(1, "Jürgen Größer", "j@waage.example"),
        who(6, "Oz Ng"), end="\r"),
    vcf("raw-lines",  # line ends in a note that were not folded, a line that is nothing, a stray tail
        card("FN:Oz Ng", "NOTE:first line", "second line without folding", "third: with a colon", "EMAIL:oz@quay.example", ":nothing")
        + "goodbye\nand more\n" + card("FN:Kim Ito"),
        who(1, "Oz Ng", "oz@quay.example", notes="first line\nsecond line without folding\nthird: with a colon"), who(12, "Kim Ito"),
        problems=[(8, "cannot be read"), (10, "belongs to no card")]),
    vcf("mixed-encodings",
        card("FN:Jürgen Größer", "ORG:Maß").replace("\n", "\r\n").encode() + card("FN:Jürgen Böhm", "ORG:Größe").replace("\n", "\r\n").encode("cp1252"),
        who(1, "Jürgen Größer", (), "Maß"), who(6, "Jürgen Böhm", (), "Größe"), encoding="UTF-8 with lines in Windows-1252"),
    vcf("escapes",
        card("FN:Semi\\;colon\\, Comma", "ORG:A\\;B\\\\;Dept", "NOTE:ends in a backslash\\", "N:O\\'Neil\\;x;Ann\\,e,Marie;;;", "TITLE:One, two")
        + card('FN;X-ODD="a:b;c,d":Oz Ng', "EMAIL;:oz@quay.example", "group-x.EMAIL:second@quay.example"),
        who(1, "Ann,e Marie O'Neil;x", (), "A;B\\", "One, two", notes="ends in a backslash\\"),
        who(9, "Oz Ng", ("oz@quay.example", "second@quay.example"))),
    vcf("junk-and-signs",
        "\n\n" + card("FN:Eve\u202e El\u200blis\x1b]52;c;aGk=\x07", "EMAIL:eve@", "EMAIL:eve@ell.example", "URL:ftp://ell.example", "TZ:Mars/Olympus",
                      "LANG:???", "TZ:+01:00", "ORG:" + "x" * 400, "TITLE:" + "y" * 200, "NOTE:=cmd|' /C calc'!A0"),
        who(2, "Eve Ellis", "eve@ell.example", role="y" * 200, notes="=cmd|' /C calc'!A0"),
        problems=[(2, "'eve@' is no e-mail"), (2, "'ftp://ell.example' is no web"), (2, "company is longer"),
                  (2, "'Mars/Olympus' is no time zone"), (2, "'???' is no language")]),
    vcf("spaces", "begin:vcard\nversion:3.0\nfn : Oz Ng \nn:Ng ; Oz ;;;\nemail;type=internet: oz@quay.example \nend:vcard\n",
        who(1, "Oz Ng", "oz@quay.example")),
    vcf("long-name", card("FN:" + "x" * 250) + card("FN:M\ufffdller", "EMAIL:m@x.example") + card("FN:Oz Ng", "ORG:Qu\ufffdy"),
        who(10, "Oz Ng"), problems=[(1, "longer than 200"), (5, "has lost letters"), (10, "company 'Qu\ufffdy' has lost letters")]),
]  # fmt: skip
