"""Letters are read as they were written: encodings are told, and where they cannot be, nothing garbled comes in."""

from __future__ import annotations

import codecs

import pytest

from assistant.errors import Refused
from assistant.people.importing import Incoming, Problem, read
from assistant.people.importing.encoding import encoding_of
from assistant.people.importing.pages import code_page, declared
from assistant.people.importing.source import Source

HEADER = "First Name,Last Name,Company,E-mail\r\n"

# One line each, beside a header in ASCII: about the least that a file can have.
PAGES = {
    "cp1252": """Jürgen,Müller;Renée,Dupont;Penélope,Íbáñez;Gonçalo,Guimarães;Günther,Strauß;Øyvind,Håland;Thérèse,Côté
Maïté,Ibarra;Chloé,Besançon;Jörn,Lüttge;Ángel,Peñalver;Ragnhild,Skjærvø;Élodie,Fournier;Lígia,Simões;Håkan,Ekström
Pádraig,Ó Súilleabháin;Zoë,Kuiper;Benoît,Gaëtan;Niccolò,Carrà;Tomás,Estêvão;Jens,Nørgård;Fabiënne,De Clercq;Käte,Schöß
Ana,Muñoz;Ana,Åberg;João,Silva;Knut,Sørli;François,Roux;Hélène,Roux;Sigurður,Þórsson;Þóra,Guðmundsdóttir;Aoife,O’Brien
HÉLÈNE,LEFÈVRE;FRANÇOIS,GARÇON;Àngel,Güell i Bacigalupí;Coën,de Vriès;Nicolò,Forlì;Søren,Ørsted""",
    "cp1250": """Zbigniew,Piątkowski
Grażyna,Śliwa;Tomáš,Černý;Lenka,Hlaváčková;György,Szűcs;Márta,Kőszegi;Željka,Perišić
Matúš,Ďurica;Ľubica,Nováková;Małgorzata,Wójcik;Bożena,Krzyżanowska;Rafał,Dąbrowski;Jiřina,Němcová;Ondřej,Krejčí
Łukasz,Wałęsa;Świętosława,Gąsiorowska;Jiří,Dvořák;Žofie,Růžičková;Őry,László;Ştefan,Băsescu;Ľudovít,Štúr""",
    "cp1251": "Анна,Соколова;Олег,Дроздов;Ольга,Шевченко;Георги,Петров;Їжак,Іванна",
    "cp1253": "Ελένη,Παππά;Νίκος,Ιωάννου;Γιώργος,Δρόσος",
    "cp1254": "Çağrı,Güneş;Ayşegül,Kılıç;Barış,Özdoğan;Tuğba,Şen;Umut,Yıldırım;Ayşe,Doğan;İpek,Çağlar",
    "cp1255": "דוד,כהן;רחל,לוי",
    "cp1257": "Jānis,Bērziņš;Ieva,Kļaviņa;Darius,Žemaitis;Jūratė,Šimkienė",
    "cp850": "Jürgen,Großmann;Hélène,Lefèvre;José,Muñoz",
    "cp852": "Łukasz,Wałęsa;Grażyna,Śliwa",
    "mac-roman": "Jürgen,Großmann;Hélène,Lefèvre;Åsa,Öberg",
    "koi8-r": "Анна,Соколова;Олег,Дроздов",
    "cp932": "太郎,鈴木;ミカ,佐藤;花子,山田",
    "gb18030": "小明,王;芳,李娜",
    "big5hkscs": "志明,陳;雅婷,林",
    "cp949": "민수,박;지영,이",
}
ONE_LINE = [(page, line) for page, lines in PAGES.items() for line in lines.replace("\n", ";").split(";")]


@pytest.mark.parametrize(("page", "line"), ONE_LINE, ids=[f"{page} {line}" for page, line in ONE_LINE])
def test_one_name_tells_its_code_page(page: str, line: str) -> None:
    body = f"{HEADER}{line},,\r\nJohn,Smith,Acme,j@acme.example\r\n"
    raw = body.encode(page)
    assert encoding_of(Source(raw)).text(raw) == body


@pytest.mark.parametrize("page", PAGES)
def test_many_names_do(page: str) -> None:
    body = HEADER + "".join(f"{line},,\r\n" for line in PAGES[page].replace("\n", ";").split(";")) * 3
    raw = body.encode(page)
    found = encoding_of(Source(raw))
    assert found.text(raw) == body
    assert found.guessed


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("line", [line for _, line in ONE_LINE[::7]])
def test_utf8_is_never_taken_for_a_code_page(mark: bytes, line: str) -> None:
    found = encoding_of(Source(mark + f"{HEADER}{line},,\r\n".encode()))
    assert (found.name, found.page, found.guessed, found.skip) == ("utf-8", "", False, len(mark))


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("line", ["Jürgen,Müller", "小明,王", "Анна,Соколова"])
def test_utf16_with_and_without_a_mark(name: str, marked: bool, line: str) -> None:
    mark = codecs.BOM_UTF16_LE if name.endswith("le") else codecs.BOM_UTF16_BE
    raw = (mark if marked else b"") + f"{HEADER}{line},,\n".encode(name)
    reading = read(raw)
    given, family = line.split(",")
    (person,) = reading
    assert isinstance(person, Incoming)
    assert set(person.person.name.split()) == {given, family}
    assert reading.encoding == "UTF-16"


def test_utf32_and_the_old_japanese_one() -> None:
    for name in ("utf-32", "iso2022_jp"):
        (person,) = read("Name,Company\n山田 花子,能登ソース\n".encode(name))
        assert isinstance(person, Incoming)
        assert (person.person.name, person.person.company) == ("山田 花子", "能登ソース")


def test_a_few_bad_lines_in_a_long_file_are_told_by_themselves() -> None:
    good = "".join(f"Jürgen {number},Größe\n" for number in range(5000))
    raw = b"Name,Company\n" + good.encode() + "Zoë Çelik,Crème\n".encode("cp1252") + good.encode()
    found = [one for one in read(raw) if isinstance(one, Incoming)]
    assert len(found) == 10_001
    assert {one.person.name for one in found} >= {"Zoë Çelik", "Jürgen 4999"}
    assert {one.person.company for one in found} == {"Größe", "Crème"}


def test_a_line_in_two_encodings_is_told_and_not_guessed() -> None:
    raw = "Name,Company\nJürgen Müller,Größe\n".encode() + "Zoë ".encode() + "Çelik,Crème\n".encode("cp1252")
    first, second = read(raw)
    assert isinstance(first, Incoming)
    assert isinstance(second, Problem)
    assert (second.line, "has lost letters" in second.reason) == (3, True)


def test_a_card_is_read_by_what_it_declares_where_utf8_may_be_chance() -> None:
    kana = "ﾃｧﾃｧ"  # in Shift JIS these bytes are valid UTF-8, for "çç"
    assert kana.encode("cp932").decode("utf-8") == "çç"
    raw = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=SHIFT_JIS:" + kana.encode("cp932") + b"\nEND:VCARD\n"
    (one,) = read(raw)
    assert isinstance(one, Incoming)
    assert one.person.name == kana
    lying = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-1:Jürgen\nEND:VCARD\n".encode()
    (one,) = read(lying)
    assert isinstance(one, Incoming)
    assert one.person.name == "Jürgen"


def test_letters_that_were_lost_before_never_come_in() -> None:
    raw = "Name,Company,City,Email\nM\ufffdller,,,\nOz Ng,Qu\ufffdy,K\ufffdln,o\ufffd@quay.example\n".encode()
    person, *problems = list(read(raw))[1:]
    assert isinstance(person, Incoming)
    assert (person.person.name, person.person.company, person.person.city, person.person.emails) == (
        "Oz Ng",
        "",
        "",
        (),
    )
    assert [problem.line for problem in read(raw) if isinstance(problem, Problem)] == [2, 3, 3, 3]
    assert len(problems) == 3


def test_what_was_encoded_twice_is_undone_where_there_is_proof_of_it() -> None:
    twice = "Name,Company\nJürgen Müller,Größe & Söhne\n".encode().decode("cp1252", "ignore").encode()
    (person,) = [one for one in read(twice) if isinstance(one, Incoming)]
    assert person.person.name == "Jürgen Müller"
    card = "BEGIN:VCARD\nFN:Jürgen Müller\nEND:VCARD\n".encode().decode("cp1252").encode()
    assert [one.person.name for one in read(card) if isinstance(one, Incoming)] == ["Jürgen Müller"]
    (kept,) = read("Name,Company\nCONCEIÇÃO © SÃO,CAFÉ» Ä… Åke\n".encode())
    assert isinstance(kept, Incoming)
    assert (kept.person.name, kept.person.company) == ("CONCEIÇÃO © SÃO", "CAFÉ» Ä… Åke")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (bytes(range(256)) * 40, "is no text; export"),
        (b"MZ\0\0" * 3000, "no text file|no line that names its columns"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 400, "is a picture; export"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read(raw)


def test_declared_names_are_those_of_plain_encodings() -> None:
    assert declared("Windows-1252") == declared("ISO-8859-1") == declared("us-ascii") == "cp1252"
    assert declared('"utf-8"') == "utf-8"
    assert declared("SHIFT_JIS") == "cp932"
    assert declared("iso-8859-2") == "iso8859-2"
    for odd in (
        "punycode",
        "idna",
        "unicode_escape",
        "utf-7",
        "zlib",
        "rot13",
        "hex",
        "mbcs",
        "",
        "cp99999",
        "x" * 500,
    ):
        assert declared(odd) == ""


def test_telling_the_page_of_odd_bytes_is_quick() -> None:
    import random
    import time

    odd = random.Random(5)
    for sample in (b"a" * 60_000 + b"\xe9", bytes(odd.randrange(128, 256) for _ in range(60_000)), b"a\xe9" * 30_000):
        started = time.process_time()
        code_page(sample)
        assert time.process_time() - started < 2
