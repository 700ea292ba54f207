"""The only words that a learnt style is made of: greetings, sign-offs and words of manner, by language.

Nothing that stands in a letter can leave it through what is learnt, because what is learnt is one of these.
So a word of content has no place here, however often somebody takes it out.
"""

from __future__ import annotations

# No form that depends on who is greeted (Liebe, Cher, Querida): it would be wrong for the next person.
GREETINGS: dict[str, tuple[str, ...]] = {
    "en": ("Hi", "Hello", "Hey", "Dear", "Hi there", "Hey there", "Hello there", "Greetings"),
    "de": ("Hallo", "Hi", "Hey", "Moin", "Servus", "Grüß dich", "Guten Tag"),
    "fr": ("Bonjour", "Salut", "Coucou"),
    "es": ("Hola", "Buenas", "Buenos días"),
    "it": ("Ciao", "Buongiorno", "Salve"),
    "pt": ("Olá", "Oi", "Bom dia"),
    "nl": ("Hoi", "Hallo", "Hi", "Hey", "Beste", "Dag"),
    "sv": ("Hej", "Hejsan", "Tjena", "Hallå"),
    "da": ("Hej", "Kære", "Goddag"),
    "nb": ("Hei", "Hallo", "Heisann", "Kjære"),
    "fi": ("Hei", "Moi", "Moikka", "Terve"),
}
"""The words before the name, as they are written at the beginning of a letter."""

SIGN_OFFS: dict[str, tuple[str, ...]] = {
    "en": (
        "Best,", "All the best,", "Best wishes,", "Best regards,", "Kind regards,", "Warm regards,", "Regards,",
        "Warmly,", "Cheers,", "Thanks,", "Many thanks,", "Thanks again,", "Thank you,", "With thanks,", "Take care,",
        "Sincerely,", "Yours sincerely,", "Yours,", "Talk soon,", "See you,",
    ),
    "de": (
        "Viele Grüße", "Liebe Grüße", "Beste Grüße", "Herzliche Grüße", "Schöne Grüße", "Grüße", "Gruß", "Viele Grüsse",
        "Liebe Grüsse", "Mit freundlichen Grüßen", "Danke", "Vielen Dank", "Bis bald", "LG", "VG",
    ),
    "fr": ("Cordialement,", "Bien cordialement,", "Amicalement,", "À bientôt,", "Bien à vous,", "Bien à toi,", "Merci,"),
    "es": ("Saludos,", "Un saludo,", "Un abrazo,", "Abrazos,", "Gracias,", "Muchas gracias,"),
    "it": ("Un saluto,", "Saluti,", "Cordiali saluti,", "A presto,", "Grazie,"),
    "pt": ("Abraço,", "Um abraço,", "Abraços,", "Cumprimentos,"),
    "nl": ("Groet,", "Groeten,", "Groetjes,", "Vriendelijke groet,", "Met vriendelijke groet,", "Bedankt,"),
    "sv": ("Hälsningar,", "Vänliga hälsningar,", "Mvh,", "Tack,"),
    "da": ("Hilsen,", "Venlig hilsen,", "Mange hilsner,", "Tak,"),
    "nb": ("Hilsen,", "Vennlig hilsen,", "Mvh,", "Takk,"),
    "fi": ("Terveisin,", "Ystävällisin terveisin,", "Kiitos,"),
}  # fmt: skip
"""The line before the name at the end, with the sign that the language puts behind it."""

MANNER: dict[str, tuple[str, ...]] = {
    "en": (
        # hedges
        "just", "maybe", "perhaps", "possibly", "probably", "somewhat", "rather", "quite", "a bit", "a little",
        "kind of", "sort of", "i think", "i guess", "i feel", "i believe", "i was wondering", "i wonder",
        "i wanted to", "if possible", "if i may", "it seems", "in a way", "more or less", "basically", "actually",
        "to be honest", "honestly", "frankly", "of course", "obviously", "clearly",
        # intensifiers and praise without an object
        "really", "very", "so much", "truly", "deeply", "absolutely", "totally", "completely", "extremely",
        "incredibly", "particularly", "especially", "genuinely", "thoroughly", "greatly", "highly", "super", "amazing",
        "awesome", "fantastic", "wonderful", "brilliant", "incredible", "impressive", "inspiring", "insightful",
        "fascinating", "thoughtful", "remarkable", "great", "lovely", "love", "loved", "enjoyed",
        # the vocabulary of models
        "delve", "delved", "delving", "intricate", "intricacies", "tapestry", "nuanced", "nuance", "robust", "seamless",
        "seamlessly", "leverage", "leveraging", "navigate", "navigating", "landscape", "realm", "underscore",
        "underscores", "showcase", "showcasing", "foster", "fostering", "pivotal", "crucial", "testament", "embark",
        "resonate", "resonated", "resonates", "compelling", "invaluable", "meticulous", "meticulously", "elevate",
        "moreover", "furthermore", "additionally", "notably", "in particular", "struck me", "stood out", "caught my eye",
        "came across", "stumbled upon", "dive into", "deep dive", "curious", "keen",
        # politeness
        "please", "kindly", "sorry", "thanks", "thank you", "thanks so much", "thank you so much", "many thanks",
        "thanks in advance", "no hurry", "no rush", "no pressure", "no worries", "no need to reply",
        "no need to answer", "whenever suits", "whenever it suits", "when you have time", "if you have time",
        "if you have a moment", "when you get a chance", "at your convenience", "would love", "i'd love",
        "would love to", "i'd love to", "would be great", "would be glad", "i would be glad", "glad to", "happy to",
        "feel free", "looking forward", "look forward", "i appreciate", "appreciate", "grateful", "i hope", "hope you",
        "hope this finds you well", "hope you're well", "hope all is well", "either way", "all the same",
        "a few lines", "two lines", "a line or two", "a short answer", "even one sentence", "is plenty", "best wishes",
        "let me know", "reach out", "reaching out", "pick your brain", "quick question", "quick", "briefly",
    ),
    "de": (
        "nur", "vielleicht", "eventuell", "möglicherweise", "wahrscheinlich", "eigentlich", "irgendwie", "ein bisschen",
        "ein wenig", "etwas", "ziemlich", "eher", "halt", "eben", "mal", "kurz", "einfach", "ehrlich gesagt",
        "natürlich", "selbstverständlich", "ich glaube", "ich denke", "ich wollte", "sehr", "wirklich", "echt", "total",
        "absolut", "unglaublich", "besonders", "überaus", "äußerst", "zutiefst", "toll", "großartig", "wunderbar",
        "spannend", "beeindruckend", "inspirierend", "faszinierend", "gerne", "gern", "bitte", "danke", "vielen dank",
        "keine eile", "wenn du zeit hast", "falls du zeit hast", "ich würde mich freuen", "würde mich freuen",
        "ich freue mich", "freue mich", "melde dich", "ich hoffe", "darüber hinaus", "zudem", "maßgeblich", "nahtlos",
        "ganzheitlich", "entscheidend", "herzlichen", "jedenfalls",
    ),
}  # fmt: skip
"""What can be taken out of a letter without taking anything from what it says. Lower case, plain apostrophes."""
