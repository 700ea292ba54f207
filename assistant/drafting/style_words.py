"""The lists that style is learnt from. What is in none of them is content, and is never learnt."""

from __future__ import annotations

GREETINGS: dict[str, tuple[str, ...]] = {
    "en": ("Hi", "Hello", "Hey", "Dear", "Good morning", "Good afternoon", "Good evening", "Hi there", "Hiya"),
    "de": ("Hallo", "Hi", "Hey", "Moin", "Liebe", "Lieber", "Servus", "Grüß dich", "Guten Tag", "Guten Morgen"),
    "fr": ("Bonjour", "Salut", "Cher", "Chère", "Bonsoir"),
    "es": ("Hola", "Querido", "Querida", "Buenos días", "Buenas tardes"),
    "it": ("Ciao", "Caro", "Cara", "Buongiorno"),
    "pt": ("Olá", "Oi", "Caro", "Cara", "Bom dia"),
    "nl": ("Hallo", "Hoi", "Beste", "Dag"),
    "sv": ("Hej", "Hejsan", "Tjena", "Kära", "Käre"),
    "da": ("Hej", "Kære"),
    "nb": ("Hei", "Kjære", "Hallo"),
    "fi": ("Hei", "Moi", "Terve"),
    "pl": ("Cześć", "Hej", "Dzień dobry"),
}
"""Words before a name."""

SIGN_OFFS: dict[str, tuple[str, ...]] = {
    "en": (
        "Best", "All the best", "Best wishes", "Best regards", "Kind regards", "Warm regards", "Regards", "Cheers",
        "Thanks", "Many thanks", "Thank you", "Yours", "Warmly", "Take care", "With best wishes", "Sincerely",
    ),
    "de": (
        "Viele Grüße", "Liebe Grüße", "Beste Grüße", "Herzliche Grüße", "Schöne Grüße", "Grüße", "Gruß", "Viele Grüsse",
        "Liebe Grüsse", "Mit freundlichen Grüßen", "Herzlich", "LG", "VG",
    ),
    "fr": ("Cordialement", "Bien à toi", "Amicalement", "À bientôt", "Bonne journée"),
    "es": ("Saludos", "Un saludo", "Un abrazo", "Gracias"),
    "it": ("Saluti", "Cari saluti", "A presto", "Un saluto"),
    "pt": ("Abraço", "Abraços", "Cumprimentos", "Obrigado", "Obrigada"),
    "nl": ("Groet", "Groeten", "Vriendelijke groet", "Hartelijke groet"),
    "sv": ("Hälsningar", "Vänliga hälsningar", "Allt gott"),
    "da": ("Hilsen", "Venlig hilsen", "Bedste hilsner"),
    "nb": ("Hilsen", "Vennlig hilsen", "Beste hilsen"),
    "fi": ("Terveisin", "Ystävällisin terveisin"),
    "pl": ("Pozdrawiam", "Pozdrowienia"),
}  # fmt: skip
"""Lines before the writer's name."""

MANNER: dict[str, tuple[str, ...]] = {
    "en": (
        # softeners and hedges
        "just", "really", "very", "quite", "actually", "simply", "perhaps", "maybe", "possibly", "somewhat", "a bit",
        "kind of", "sort of", "i think", "i feel", "i believe", "i guess", "i was wondering", "if you don't mind",
        "to be honest", "honestly", "in my opinion", "hopefully", "basically", "literally", "obviously", "of course",
        # warmth and thanks
        "amazing", "awesome", "great", "fantastic", "wonderful", "lovely", "incredible", "exciting", "excited",
        "thrilled", "love", "would love", "i would love", "appreciate", "greatly", "truly", "deeply", "huge fan",
        "thank you all the same", "thank you either way", "thanks in advance", "many thanks", "glad", "gladly",
        # a model's words
        "delve", "resonate", "resonates", "resonated", "leverage", "insightful", "invaluable", "fascinating",
        "compelling", "inspiring", "thought-provoking", "seamless", "robust", "crucial", "pivotal", "landscape",
        "journey", "realm", "testament", "game-changer", "deep dive", "navigate", "foster", "showcase", "underscore",
        "intriguing", "remarkable", "impressive", "meticulous", "elevate", "unlock", "empower", "vibrant",
        # courtesies
        "no hurry", "there is no hurry", "no hurry at all", "no rush", "whenever it suits you", "no answer needed",
        "nothing to answer", "two lines would already help", "a short answer is plenty", "one line is plenty",
        "if it takes more than two minutes", "i hope you are well", "i hope this finds you well", "feel free",
        "let me know", "looking forward", "look forward to", "at your convenience", "reach out", "touch base",
        "on that note", "that said", "in particular", "as well", "moreover", "furthermore", "additionally",
        "i would rather", "than guess at", "than find out slowly", "lived with the answer", "would be willing",
        "these days",
    ),
    "de": (
        "einfach", "wirklich", "sehr", "eigentlich", "vielleicht", "gerne", "mal", "halt", "ziemlich", "super", "toll",
        "spannend", "spannende", "großartig", "wunderbar", "faszinierend", "inspirierend", "beeindruckend",
        "keine eile", "ganz in ruhe", "wenn es dir passt", "ich hoffe, es geht dir gut", "liebe grüße", "freue mich",
        "ich würde mich freuen", "vielen dank im voraus",
    ),
}  # fmt: skip
"""How things are said, by language: words that can be missed out of any letter about anything."""
