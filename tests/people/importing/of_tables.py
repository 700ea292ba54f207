"""Other tables: what people and other address books write, and what spreadsheets make of it."""

from __future__ import annotations

from tests.people.importing.case import Case, text, who

IN = "https://www.linkedin.com/in/"

CASES = [
    Case("table-crm.csv", text("""
Contact ID;Full name;Current company;Job title;Primary e-mail;LinkedIn profile;GitHub;Twitter handle;How close;Tags;Comments;Time zone;Language;Can refer;Check in every
1;Mara Lindqvist;Ferrite;Staff Engineer;mara@ferrite.example;linkedin.com/in/mara;mara-l;https://x.com/mara_l;colleague;rust, storage;"Met in Oslo; likes trains";Europe/Stockholm;sv;yes;90d
2;Oz Ng;Quay;Pilot;;;https://github.com/oz;@oz;best buddy;;;Narnia;;maybe;0
"""), "csv", [
        who(2, "Mara Lindqvist", "mara@ferrite.example", "Ferrite", "Staff Engineer",
            ("https://linkedin.com/in/mara", "https://github.com/mara-l"), key="https://linkedin.com/in/mara",
            handles={"x-dm": "@mara_l"}, closeness="colleague", tags=("rust", "storage"), timezone="Europe/Stockholm",
            language="sv", can_refer=True, every_days=90, notes="Met in Oslo; likes trains"),
        who(3, "Oz Ng", (), "Quay", "Pilot", "https://github.com/oz", handles={"x-dm": "@oz"})],
        [(3, "'best buddy' is no closeness"), (3, "'Narnia' is no time zone"), (3, "'maybe' is neither"), (3, "'0' is no rhythm")]),
    # Tables with a profile in them, which are none of LinkedIn's, and rows that fit its columns better than their header.
    Case("table-profile.csv", text(f"""
First Name,Last Name,Profile,Firm,Job,Phone
Ada,Lark,{IN}ada,Foo,Dev,555-1
Bea,Moss,{IN}bea,Foo,Ops,555-2
"""), "csv", [who(2, "Ada Lark", (), "Foo", "Dev", IN + "ada", key=IN + "ada"),
              who(3, "Bea Moss", (), "Foo", "Ops", IN + "bea", key=IN + "bea")]),
    Case("table-profile-whole-names.csv", text(f"""
id,full name,linkedin url,company,position,city
1,Ada Lark,{IN}ada,Foo,Dev,Oslo
2,Bea Moss,{IN}bea,Foo,Ops,Lund
"""), "csv", [who(2, "Ada Lark", (), "Foo", "Dev", IN + "ada", key=IN + "ada", city="Oslo"),
              who(3, "Bea Moss", (), "Foo", "Ops", IN + "bea", key=IN + "bea", city="Lund")]),
    Case("table-owner.csv", text(f"""
First Name,Last Name,LinkedIn URL,Favourite colour,Manager,Birthday,Company,Owner Email,Assistant e-mail,Account Owner Email
Ada,Lark,{IN}ada,green,Pat Holm,1 May 1985,Foo,me@crm.example,pa@foo.example,us@crm.example
Bea,Moss,{IN}bea,red,Pat Holm,2 May 1985,Foo,me@crm.example,pa@foo.example,us@crm.example
"""), "csv", [who(2, "Ada Lark", (), "Foo", "", IN + "ada", key=IN + "ada"),
              who(3, "Bea Moss", (), "Foo", "", IN + "bea", key=IN + "bea")]),
    Case("table-names-like-headers.csv", text("""
Firm,Name,Email
Quay,First,first@quay.example
Notes,Nick,
Company,Title,title@quay.example
"""), "csv", [who(2, "First", "first@quay.example", "Quay"), who(3, "Nick", (), "Notes"),
              who(4, "Title", "title@quay.example", "Company")]),
    Case("table-rows-above.csv", text("""
Exported by,Robin,on,2024-03-01
Ada Lark,Foo,,
Name,Company,City,Email
Bea Moss,Foo,Lund,bea@m.example
"""), "csv", [who(4, "Bea Moss", "bea@m.example", "Foo", city="Lund")],
         [(1, "above the one that names"), (2, "above the one that names")]),
    Case("table-tabs.tsv", text("""
firstName\tlastName\tEmailAddress\tcompany
Mara\tLindqvist\tmara@ferrite.example\tFerrite, "the" company
Oz\tNg\t\t
"""), "csv", [who(2, "Mara Lindqvist", "mara@ferrite.example", 'Ferrite, "the" company'), who(3, "Oz Ng")]),
    Case("table-pipes.txt", text("""
name | e-mail | city
Mara Lindqvist | mara@ferrite.example | Göteborg
"""), "csv", [who(2, "Mara Lindqvist", "mara@ferrite.example", city="Göteborg")]),
    Case("table-one-column.csv", text("Name\nMara Lindqvist\n\n  Oz   Ng  \n"), "csv", [who(2, "Mara Lindqvist"), who(4, "Oz Ng")]),
    Case("table-by-content.csv", text("""
Namn,Kontaktas via,Var,Extra
Mara Lindqvist,mara@ferrite.example,https://mara.example.com,7
Oz Ng,oz@quay.example,https://oz.example.com,8
"""), "csv", [who(2, "Mara Lindqvist", "mara@ferrite.example", link="https://mara.example.com"),
              who(3, "Oz Ng", "oz@quay.example", link="https://oz.example.com")]),
    Case("table-title-above.csv", text("""
My contacts,,,
exported 2024-03-01,,,

Last name,First name,E-mail,Organisation
Lindqvist,Mara,mara@ferrite.example,Ferrite
"""), "csv", [who(5, "Mara Lindqvist", "mara@ferrite.example", "Ferrite")]),
    Case("table-two-behind-each-other.csv", text("""
Name,Email
Mara Lindqvist,mara@ferrite.example
Name,Email
Oz Ng,oz@quay.example
"""), "csv", [who(2, "Mara Lindqvist", "mara@ferrite.example"), who(4, "Oz Ng", "oz@quay.example")]),
    Case("table-short-rows.csv", text("""
Name,Email,Company,City
Mara Lindqvist
Oz Ng,oz@quay.example
Kim Ito,kim@ito.example,Ito,Kyoto,,,
Lu Fan,lu@fan.example,Fan,Lund,more
"""), "csv", [who(2, "Mara Lindqvist"), who(3, "Oz Ng", "oz@quay.example"), who(4, "Kim Ito", "kim@ito.example", "Ito", city="Kyoto")],
        [(5, "5 cells where the header has 4")]),
    Case("table-same-headers.csv", text("""
Name,Email,Email,Email,Phone,Phone
Mara Lindqvist,mara@ferrite.example,,MARA@ferrite.example,1,2
"Oz Ng","Oz <oz@quay.example>; mailto:o@quay.example",nobody,"o2@quay.example, o3@quay.example",,
"""), "csv", [who(2, "Mara Lindqvist", "mara@ferrite.example"),
              who(3, "Oz Ng", ("oz@quay.example", "o@quay.example", "o2@quay.example", "o3@quay.example"))],
        [(3, "'nobody' is no e-mail")]),
    Case("table-german-name.csv", text("""
Name;Vorname;Firma
Größer;Jürgen;Waage
""", "cp1252"), "csv", [who(2, "Jürgen Größer", (), "Waage")], encoding="Windows-1252"),
    Case("table-french-names.csv", text("""
NOM;PRÉNOM;SOCIÉTÉ
LEFÈVRE;HÉLÈNE;CRÈME BRÛLÉE
GARÇON;FRANÇOIS;ÇA VA
""", "cp1252"), "csv", [who(2, "HÉLÈNE LEFÈVRE", (), "CRÈME BRÛLÉE"), who(3, "FRANÇOIS GARÇON", (), "ÇA VA")], encoding="Windows-1252"),
    Case("table-typographic.csv", text("""
Name,Company
Aoife O’Brien,“Acme” – Ltd
Zoë Ångström,€uro™
""", "cp1252"), "csv", [who(2, "Aoife O’Brien", (), "“Acme” – Ltd"), who(3, "Zoë Ångström", (), "€uro™")], encoding="Windows-1252"),
    Case("table-too-long.csv", text(f"""
Name,Company,Email,Notes
Mara Lindqvist,{"x" * 400},{"a" * 300}@x.example,{"n" * 20_100}
{"y" * 300},Ferrite,,
"{"z" * 140_000}",,,
Oz Ng,Quay,,
"""), "csv", [who(2, "Mara Lindqvist", notes="n" * 20_000), who(5, "Oz Ng", (), "Quay")],
        [(2, "The company is longer"), (2, "is no e-mail"), (2, "notes are longer"), (3, "longer than 200"), (4, "longer than 200")]),
    Case("table-signs.csv", text("""
Name,Company,Link
\x1b[31mMara\x1b[0m Lindqvist\u2028,"=HYPERLINK(""http://x.example"")",javascript:alert(1)
O\u0000z\tNg,\ufeffQuay\u200b,https://oz.example.com/\u202e
\u200b\u200d,Nobody Ltd,
"""), "csv", [who(2, "Mara Lindqvist", (), '=HYPERLINK("http://x.example")'), who(3, "Oz Ng", (), "Quay", link="https://oz.example.com/")],
        [(2, "'javascript:alert(1)' is no web"), (4, "'Nobody Ltd' is a company")]),
    Case("table-ours.csv", text("""
name,emails,handles,links,company,role,city,timezone,language,closeness,can_refer,every_days,tags
Mara Lindqvist,mara@ferrite.example; m@home.example,x-dm=@mara; mastodon=@mara@social.example,https://mara.example.com https://ferrite.example,Ferrite,Engineer,Göteborg,Europe/Stockholm,sv,friend,no,30,"rust, trains"
"""), "csv", [who(2, "Mara Lindqvist", ("mara@ferrite.example", "m@home.example"), "Ferrite", "Engineer",
                  ("https://mara.example.com", "https://ferrite.example"), handles={"x-dm": "@mara", "mastodon": "@mara@social.example"},
                  city="Göteborg", timezone="Europe/Stockholm", language="sv", closeness="friend", can_refer=False, every_days=30,
                  tags=("rust", "trains"))]),
    Case("table-thunderbird.csv", text("""
First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Home City,Work City,Job Title,Department,Organization,Web Page 1,Web Page 2,Notes
Mara,Lindqvist,"Lindqvist, Mara",Mari,mara@ferrite.example,m@home.example,,,,,Göteborg,Engineer,Storage,Ferrite,,https://mara.example.com,
,,Oz Ng,,oz@quay.example,,,,,,,,,,,,
"""), "csv", [who(2, "Mara Lindqvist", ("mara@ferrite.example", "m@home.example"), "Ferrite", "Engineer", "https://mara.example.com",
                  city="Göteborg", nickname="Mari"), who(3, "Oz Ng", "oz@quay.example")]),
    Case("table-old-mac.csv", text("Name;Firma\nJürgen Größer;Waage\n", "mac-roman", "\r"), "csv", [who(2, "Jürgen Größer", (), "Waage")],
         encoding="mac-roman"),
    Case("ours.toml", text('''
# written by outreach
[me]
name = "Robin"

[[person]]
id = 3
name = "Mara Lindqvist"
emails = ["mara@ferrite.example"]
handles = { "x-dm" = "@mara" }
links = ["https://mara.example.com"]
company = "Ferrite"
role = "Engineer"
city = "Göteborg"
timezone = "Europe/Stockholm"
language = "sv"
closeness = "friend"
can_refer = true
every_days = 30
tags = ["rust"]
nickname = "Mari"
created = 2024-03-01T09:00:00.123Z
updated = "2024-03-02T09:00:00.000+00:00"
connected = 2021-03-12
notes = """
Two lines,
[[person]]
and a bracket"""

[[person.fact]]
kind = "launch"
text = "Shipped “Ferrite 2”"

[[person]] # the second
name = "Jürgen Größer"
'''), "toml", [
        who(5, "Mara Lindqvist", "mara@ferrite.example", "Ferrite", "Engineer", "https://mara.example.com", connected="2021-03-12",
            handles={"x-dm": "@mara"}, city="Göteborg", timezone="Europe/Stockholm", language="sv", closeness="friend", can_refer=True,
            every_days=30, tags=("rust",), nickname="Mari", created="2024-03-01T09:00:00.123+00:00", updated="2024-03-02T09:00:00.000+00:00", notes="Two lines,\n[[person]]\nand a bracket"),
        who(33, "Jürgen Größer")]),
    Case("ours-mistakes.toml", text('''
[[person]]
name = "Mara Lindqvist
[[person]]
name = "Oz Ng"
compny = "Quay"
emails = ["oz@", "oz@quay.example"]
tags = 3
closeness = "bosom"
[[person]]
company = "Ferrite"
[[person]]
name = "Kim Ito"
notes = """never closed
[[person]]
name = "Lu Fan"
[[person]]
name = 7
'''), "toml", [who(3, "Oz Ng", "oz@quay.example"), who(14, "Lu Fan")],
        [(1, "no TOML"), (3, "'compny' is nothing"), (3, "'tags' is no list"), (3, "'oz@' is not an e-mail"), (3, "'bosom' is no closeness"),
         (9, "no name"), (11, "not closed"), (16, "is no text (7)")]),
    Case("ours-broken.toml", text('''
[[person]]
name = "Mara Lindqvist
[[person]]
name = 3
[[person]]
name = "Oz Ng"
name = "Oz"
[[person]]
name: Kim Ito
[[person]]
name = "Lu Fan"
emails = ["lu@fan.example"
'''), "toml", [], [
        (1, "a quotation mark is not closed in line 2"), (3, "is no text (3)"), (5, "for the second time in line 7"),
        (8, "something is wrong at character 5 of line 9"), (10, "not closed up to line 12")]),
    Case("ours.json", text('''
{
  "people": [
    {
      "id": "p3",
      "name": "Jürgen Größer",
      "emails": ["j@waage.example"],
      "handles": {"x-dm": "@mara"},
      "can_refer": false,
      "every_days": 30,
      "created": "2024-03-01T09:00:00.123+00:00",
      "fact": [
        {"id": "f1", "text": "x"}
      ]
    },
    {
      "name": "Mara
    },
    {
      "name": "Oz Ng",
      "compny": "Quay"
    },
    "Kim Ito",
    {
      "emails": ["lu@fan.example"]
    },
    {
      "name": "Half \\ud800"
    },
    {
      "name": "Lu Fan", "city": "Lund"
    }
  ]
}
'''), "json", [
        who(3, "Jürgen Größer", "j@waage.example", handles={"x-dm": "@mara"}, can_refer=False, every_days=30,
            created="2024-03-01T09:00:00.123+00:00"),
        who(18, "Oz Ng"), who(29, "Lu Fan", city="Lund")],
        [(15, "no JSON"), (18, "'compny' is nothing"), (22, "no JSON"), (23, "no name"), (26, "no JSON")]),
    Case("ours-windows.toml", text('[[person]]\nname = "Jürgen Größer"\ncompany = "Maß"\n', "utf-8-sig", "\r\n"), "toml",
         [who(1, "Jürgen Größer", (), "Maß")]),
]  # fmt: skip
