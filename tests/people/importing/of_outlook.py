"""Outlook's tables in its languages, with their code pages, semicolons and inner addresses."""

from __future__ import annotations

from typing import Any

from tests.people.importing.case import Case, text, who

ENGLISH = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,"
    "Home Street,Home City,Business Phone,Categories,E-mail Address,E-mail Type,E-mail Display Name,"
    "E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,Notes,Web Page"
)
GERMAN = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße geschäftlich;Ort geschäftlich;"
    "Straße privat;Ort privat;Telefon geschäftlich;Kategorien;E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;"
    "E-Mail 2: Adresse;E-Mail 2: Typ;E-Mail 2: Angezeigter Name;Notizen;Webseite"
)
FRENCH = (
    "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Service;Titre;Rue (bureau);Ville (bureau);Rue (domicile);"
    "Ville (domicile);Téléphone (bureau);Catégories;Adresse de messagerie;Type de messagerie;"
    "Nom complet de l'adresse de messagerie;Adresse de messagerie 2;Type de messagerie 2;"
    "Nom complet de l'adresse de messagerie 2;Notes;Page Web"
)
SPANISH = (
    "Tratamiento;Nombre;Segundo nombre;Apellidos;Sufijo;Organización;Departamento;Puesto;Calle del trabajo;"
    "Ciudad de trabajo;Calle del domicilio;Ciudad del domicilio;Teléfono del trabajo;Categorías;"
    "Dirección de correo electrónico;Tipo de correo electrónico;Nombre de pantalla de correo electrónico;"
    "Dirección de correo electrónico 2;Tipo de correo electrónico 2;Nombre de pantalla de correo electrónico 2;"
    "Notas;Página Web"
)
ITALIAN = (
    "Titolo;Nome;Secondo nome;Cognome;Titolo straniero;Società;Reparto;Posizione;Via (uff.);Città (uff.);Via (ab.);"
    "Città (ab.);Telefono (uff.);Categorie;Indirizzo posta elettronica;Tipo posta elettronica;"
    "Nome visualizzato posta elettronica;Indirizzo posta elettronica 2;Tipo posta elettronica 2;"
    "Nome visualizzato posta elettronica 2;Notazioni;Pagina Web"
)
DUTCH = (
    "Titel;Voornaam;Middelste naam;Achternaam;Achtervoegsel;Bedrijf;Afdeling;Functie;Werkadres, straat;"
    "Werkadres, plaats;Huisadres, straat;Huisadres, plaats;Telefoon op werk;Categorieën;E-mailadres;E-mailtype;"
    "Weergavenaam voor e-mail;E-mailadres 2;E-mailtype 2;Weergavenaam voor e-mail 2;Notities;Webpagina"
)
PORTUGUESE = (
    "Título;Nome;Segundo nome;Sobrenome;Sufixo;Empresa;Departamento;Cargo;Rua do endereço comercial;"
    "Cidade do endereço comercial;Rua do endereço residencial;Cidade do endereço residencial;Telefone comercial;"
    "Categorias;Endereço de email;Tipo de email;Nome para exibição do email;Endereço de email 2;Tipo de email 2;"
    "Nome para exibição do email 2;Anotações;Página da Web"
)
PORTUGAL = PORTUGUESE.replace("Sobrenome", "Apelido").replace("Endereço de email", "Endereço de correio electrónico")


def row(*cells: str, by: str = ";") -> str:
    """A row of the tables above, every cell in quotation marks as Outlook writes them."""
    title, given, middle, family, company, role, city, tags, email, second, notes, link = cells
    whole = [title, given, middle, family, "", company, "R&D", role, "Street 1", "", "Street 2", city, "555", tags,
             email, "SMTP", f"{given} {family} ({email})", second, "SMTP", "", notes, link]  # fmt: skip
    return by.join('"' + cell.replace('"', '""') + '"' if cell else "" for cell in whole)


def outlook(
    name: str, header: str, cells: tuple[str, ...], page: str, expected: Any, label: str = "", **more: Any
) -> Case:
    """A table with this header and one person."""
    body = f"{header}\n{row(*cells)}\n"
    return Case(f"outlook-{name}.csv", text(body, page, "\r\n"), "outlook", [expected], encoding=label or
                f"Windows-{page[2:]}", **more)  # fmt: skip


CASES = [
    Case(
        "outlook-english.csv",
        text(f"""
{ENGLISH}
{row("Mr.", "José", "", "Núñez", "Cliché & Co", "Engineer", "Cádiz", "Rust;Friends", "jose@cliche.example", "", "Met, in Oslo", "www.cliche.example", by=",")}
{row("", "Mara", "E.", "Lindqvist", "Ferrite", "", "", "", "/o=ExchangeLabs/ou=Exchange/cn=Recipients/cn=mara", "mara@ferrite.example", "two" + chr(10) + "lines", "", by=",")}
{row("Prof.", "Oz", "", "Ng", "", "", "", "", "'oz@quay.example'", "broken address", "", "", by=",")}
""", "cp1252", "\r\n"),
        "outlook",
        [
            who(2, "José Núñez", "jose@cliche.example", "Cliché & Co", "Engineer", "https://www.cliche.example",
                city="Cádiz", tags=("Rust", "Friends"), closeness="friend", notes="Met, in Oslo"),
            who(3, "Mara E. Lindqvist", "mara@ferrite.example", "Ferrite", notes="two\nlines"),
            who(5, "Oz Ng", "oz@quay.example", title="Prof."),
        ],
        [(5, "'broken address' is no e-mail")],
        encoding="Windows-1252",
    ),
    Case(
        "outlook-exchange.csv",  # people of one's own house, whose address is Exchange's inner name
        text(f"""
{ENGLISH}
Mr.,Anders,,Bly,,Kran,,,,,,,,,/o=ExchangeLabs/ou=Exchange/cn=Recipients/cn=bly,EX,Anders Bly (anders@kran.example),,,,,
,Mara,,Lindqvist,,Kran,,,,,,,,,/O=KRAN/cn=mara,EX,Mara Lindqvist,,,,,
,Oz,,Ng,,Kran,,,,,,,,,/o=ExchangeLabs/cn=oz,EX,Oz Ng,oz@kran.example,SMTP,,,
""", "cp1252", "\r\n"),
        "outlook",
        [who(2, "Anders Bly", "anders@kran.example", "Kran"), who(3, "Mara Lindqvist", (), "Kran"),
         who(4, "Oz Ng", "oz@kran.example", "Kran")],
        [(3, "'/O=KRAN/cn=mara' is Exchange's inner name")],
    ),
    outlook("german", GERMAN, ("Herr", "Jürgen", "", "Größer", "Waage, Maß & Söhne", "Geschäftsführer", "Köln", "Freunde",
            "juergen@waage.example", "", "Über Käthe", "https://waage.example"), "cp1252",
            who(2, "Jürgen Größer", "juergen@waage.example", "Waage, Maß & Söhne", "Geschäftsführer", "https://waage.example",
                city="Köln", tags=("Freunde",), closeness="friend", notes="Über Käthe")),
    outlook("german-dos", GERMAN, ("Frau", "Käthe", "", "Böhm", "Größe GmbH", "Ärztin", "Würzburg", "",
            "kaethe@groesse.example", "", "", ""), "cp850",
            who(2, "Käthe Böhm", "kaethe@groesse.example", "Größe GmbH", "Ärztin", city="Würzburg"), "cp850"),
    outlook("german-mac", GERMAN, ("Frau", "Käthe", "", "Böhm", "Größe GmbH", "Ärztin", "Würzburg", "",
            "kaethe@groesse.example", "", "", ""), "mac-roman",
            who(2, "Käthe Böhm", "kaethe@groesse.example", "Größe GmbH", "Ärztin", city="Würzburg"), "mac-roman"),
    outlook("french", FRENCH, ("M.", "François", "", "Lefèvre", "Société Générale du Çà", "Développeur", "Nîmes", "",
            "francois@ca.example", "f@maison.example", "Rencontré à Noël", ""), "cp1252",
            who(2, "François Lefèvre", ("francois@ca.example", "f@maison.example"), "Société Générale du Çà", "Développeur",
                city="Nîmes", notes="Rencontré à Noël")),
    outlook("spanish", SPANISH, ("Sra.", "Begoña", "", "Muñoz Peña", "Compañía Ágil", "Ingeniera", "Logroño", "",
            "begona@agil.example", "", "", ""), "cp1252",
            who(2, "Begoña Muñoz Peña", "begona@agil.example", "Compañía Ágil", "Ingeniera", city="Logroño")),
    outlook("italian", ITALIAN, ("Dott.", "Nicolò", "", "Forlì", "Città Più", "Perché no", "Forlì", "", "nicolo@piu.example",
            "", "", ""), "cp1252",
            who(2, "Nicolò Forlì", "nicolo@piu.example", "Città Più", "Perché no", city="Forlì", title="Dott.")),
    outlook("dutch", DUTCH, ("Dhr.", "Coën", "van der", "Brûlée", "Fiets B.V.", "Ontwikkelaar", "Ĳmuiden".replace("Ĳ", "IJ"), "",
            "coen@fiets.example", "", "", ""), "cp1252",
            who(2, "Coën van der Brûlée", "coen@fiets.example", "Fiets B.V.", "Ontwikkelaar", city="IJmuiden")),
    outlook("brazil", PORTUGUESE, ("Sr.", "João", "", "Conceição", "Pão & Cia", "Engenheiro", "São Paulo", "",
            "joao@pao.example", "", "Avó é ótima", ""), "cp1252",
            who(2, "João Conceição", "joao@pao.example", "Pão & Cia", "Engenheiro", city="São Paulo", notes="Avó é ótima")),
    outlook("portugal", PORTUGAL, ("", "Inês", "", "Brandão", "Peixe Lda", "", "Évora", "", "ines@peixe.example", "", "", ""),
            "cp1252", who(2, "Inês Brandão", "ines@peixe.example", "Peixe Lda", city="Évora")),
    Case(
        "outlook-sep.csv",  # Excel's own line in front
        text("sep=;\n" + GERMAN + "\n" + row("", "Mara", "", "Lindqvist", "Ferrite", "", "", "", "mara@ferrite.example", "", "", "")
             + "\n", "utf-8-sig", "\r\n"),
        "outlook", [who(3, "Mara Lindqvist", "mara@ferrite.example", "Ferrite")],
    ),
    Case(
        "outlook-online.csv",  # outlook.com: UTF-8, headers of its own
        text("""
First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Business Phone,Job Title,Department,Company,Office Location,Manager's Name,Assistant's name,Assistant's Phone,Google Talk,Home Address,Home City,Business City,Other City,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes
Łukasz,,Żółw,Dr.,,Luk,,,lukasz@zolw.example,,,,,Inżynier,,Żółw sp. z o.o.,,Szef,Asystent,,,,,Łódź,,https://zolw.example,,,,,,,,Poznany w Gdańsku
"""),
        "outlook",
        [who(2, "Łukasz Żółw", "lukasz@zolw.example", "Żółw sp. z o.o.", "Inżynier", "https://zolw.example",
             city="Łódź", nickname="Luk", title="Dr.", notes="Poznany w Gdańsku")],
    ),
    Case("outlook-polish.csv", text("""
Imię;Nazwisko;Firma;Stanowisko;Miasto;Adres e-mail
Łukasz;Żółw;Gęś sp. z o.o.;Główny inżynier;Łódź;lukasz@ges.example
Świętosława;Gąsiorowska;;;Kraków;
""", "cp1250"), "csv", [
        who(2, "Łukasz Żółw", "lukasz@ges.example", "Gęś sp. z o.o.", "Główny inżynier", city="Łódź"),
        who(3, "Świętosława Gąsiorowska", city="Kraków")], encoding="Windows-1250"),
    Case("outlook-polish-title.csv", text("""
"Tytuł";"Imię";"Nazwisko";"Firma";"Stanowisko";"Adres e-mail"
"Pan";"Łukasz";"Żółw";"Źródło";"Inżynier";"lukasz@zrodlo.example"
"Pani dr";"Świętosława";"Gąsiorowska";"Źródło";"";""
""", "cp1250"), "outlook", [
        who(2, "Łukasz Żółw", "lukasz@zrodlo.example", "Źródło", "Inżynier"),
        who(3, "Świętosława Gąsiorowska", (), "Źródło", title="dr")], encoding="Windows-1250"),
    Case("outlook-german-short.csv", text("""
"Anrede";"Vorname";"Nachname";"Firma";"Position";"E-Mail-Adresse";"Telefon geschäftlich";"Notizen"
"Herr";"Jürgen";"Größer";"Waage & Söhne";"Geschäftsführer";"j@waage.example";"+49 89 1";"Größe: 10 €"
""", "cp1252"), "outlook", [
        who(2, "Jürgen Größer", "j@waage.example", "Waage & Söhne", "Geschäftsführer", notes="Größe: 10 €")],
         encoding="Windows-1252"),
    Case("outlook-russian-short.csv", text("""
"Имя";"Фамилия";"Организация";"Должность";"Адрес эл. почты"
"Иван";"Седов";"Рога и копыта";"Инженер";"ivan@roga.example"
""", "cp1251"), "outlook", [who(2, "Иван Седов", "ivan@roga.example", "Рога и копыта", "Инженер")], encoding="Windows-1251"),
    Case("outlook-czech.csv", text("""
Jméno;Příjmení;Společnost;E-mailová adresa
Jiří;Dvořák;Růžička a děti;jiri@ruze.example
""", "cp1250"), "csv", [who(2, "Jiří Dvořák", "jiri@ruze.example", "Růžička a děti")], encoding="Windows-1250"),
    Case("outlook-russian.csv", text("""
Имя;Отчество;Фамилия;Организация;Должность;Адрес электронной почты
Иван;Петрович;Седов;Рога и копыта;Инженер;ivan@roga.example
""", "cp1251"), "csv", [who(2, "Иван Петрович Седов", "ivan@roga.example", "Рога и копыта", "Инженер")], encoding="Windows-1251"),
    Case("outlook-turkish.csv", text("""
Ad;Soyad;Şirket;E-posta Adresi
İpek;Yıldız;Işık Ağı;ipek@isik.example
Gülşah;Çağlar;;
""", "cp1254"), "csv", [who(2, "İpek Yıldız", "ipek@isik.example", "Işık Ağı"), who(3, "Gülşah Çağlar")],
         encoding="Windows-1254"),
    Case("outlook-turkish-plain.csv", text("""
First Name,Last Name
Ayşe,Doğan
""", "cp1254"), "csv", [who(2, "Ayşe Doğan")], encoding="Windows-1254"),
    Case("outlook-greek.csv", text("""
Όνομα;Επώνυμο;Εταιρεία;Ηλεκτρονική διεύθυνση
Γιώργος;Δρόσος;Θάλασσα;giorgos@thalassa.example
""", "cp1253"), "csv", [who(2, "Γιώργος Δρόσος", "giorgos@thalassa.example", "Θάλασσα")], encoding="Windows-1253"),
    Case("outlook-lithuanian.csv", text("""
Vardas;Pavardė;Įmonė;El. paštas
Žydrūnė;Šukytė;Ąžuolas;zydrune@azuolas.example
""", "cp1257"), "csv", [who(2, "Žydrūnė Šukytė", "zydrune@azuolas.example", "Ąžuolas")], encoding="Windows-1257"),
    Case("outlook-japanese.csv", text("""
姓,名,会社名,役職,電子メール アドレス
山田,花子,株式会社エイ,部長,hanako@ei.example
表,十兵衛,能登ソース,,
""", "cp932"), "csv", [who(2, "山田 花子", "hanako@ei.example", "株式会社エイ", "部長"), who(3, "表 十兵衛", (), "能登ソース")],
         encoding="cp932"),
    Case("outlook-swedish.csv", text("""
Förnamn;Efternamn;Företag;Befattning;E-postadress;Ort, arbete
Åsa;Öberg;Källa AB;Chef för drift;asa@kalla.example;Malmö
""", "cp1252"), "csv", [who(2, "Åsa Öberg", "asa@kalla.example", "Källa AB", "Chef för drift", city="Malmö")],
         encoding="Windows-1252"),
]  # fmt: skip
