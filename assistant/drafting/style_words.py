"""The only words that a learnt style is made of: greetings, sign-offs and words of manner, by language.

Nothing that stands in a letter can leave it through what is learnt, because what is learnt is one of these.
So a word of content has no place here, however often somebody takes it out; nor has one that a kind of message
is for (thanks, congratulations).
"""

from __future__ import annotations

# No form that depends on who is greeted (Liebe, Cher, Querida): it would be wrong for the next person. None that
# depends on the hour.
GREETINGS: dict[str, tuple[str, ...]] = {
    "en": ("Hi", "Hello", "Hey", "Dear", "Hiya"),
    "de": ("Hallo", "Hi", "Hey", "Moin", "Servus", "Grüß dich"),
    "fr": ("Bonjour", "Salut", "Coucou"),
    "es": ("Hola", "Buenas"),
    "it": ("Ciao", "Salve"),
    "pt": ("Olá", "Oi"),
    "nl": ("Hoi", "Hallo", "Hi", "Hey", "Beste", "Dag"),
    "sv": ("Hej", "Hejsan", "Tjena", "Hallå"),
    "da": ("Hej", "Kære"),
    "nb": ("Hei", "Hallo", "Heisann", "Kjære"),
    "fi": ("Hei", "Moi", "Moikka", "Terve"),
    "pl": ("Cześć", "Hej"),
}
"""The word before the name, as it is written at the beginning of a letter."""

SIGN_OFFS: dict[str, tuple[str, ...]] = {
    "en": (
        "Best,", "All the best,", "Best wishes,", "With best wishes,", "Best regards,", "Kind regards,",
        "Warm regards,", "Regards,", "Warmly,", "Cheers,", "Thanks,", "Many thanks,", "Thanks again,", "Thank you,",
        "With thanks,", "Take care,", "Sincerely,", "Yours sincerely,", "Yours,",
    ),
    "de": (
        "Viele Grüße", "Liebe Grüße", "Beste Grüße", "Herzliche Grüße", "Schöne Grüße", "Grüße", "Gruß", "Herzlich",
        "Viele Grüsse", "Liebe Grüsse", "Beste Grüsse", "Mit freundlichen Grüßen", "Bis bald", "LG", "VG",
    ),
    "fr": ("Cordialement,", "Bien cordialement,", "Amicalement,", "À bientôt,", "Bien à vous,", "Bien à toi,"),
    "es": ("Saludos,", "Un saludo,", "Un abrazo,", "Abrazos,", "Gracias,"),
    "it": ("Un saluto,", "Saluti,", "Cari saluti,", "A presto,", "Grazie,"),
    "pt": ("Abraço,", "Um abraço,", "Abraços,", "Cumprimentos,"),
    "nl": ("Groet,", "Groeten,", "Groetjes,", "Vriendelijke groet,", "Hartelijke groet,"),
    "sv": ("Hälsningar,", "Vänliga hälsningar,", "Allt gott,", "Mvh,"),
    "da": ("Hilsen,", "Venlig hilsen,", "Bedste hilsner,"),
    "nb": ("Hilsen,", "Vennlig hilsen,", "Beste hilsen,"),
    "fi": ("Terveisin,", "Ystävällisin terveisin,"),
    "pl": ("Pozdrawiam,", "Pozdrowienia,"),
}  # fmt: skip
"""The line before the name at the end, with the sign that the language puts behind it."""

MANNER: dict[str, tuple[str, ...]] = {
    "en": (
        # hedges and softeners
        "just", "maybe", "perhaps", "possibly", "probably", "somewhat", "rather", "quite", "simply", "a bit",
        "a little", "kind of", "sort of", "i think", "i guess", "i feel", "i believe", "i was wondering", "i wonder",
        "i wanted to", "if possible", "if i may", "if you don't mind", "it seems", "in my opinion", "more or less",
        "basically", "literally", "actually", "hopefully", "to be honest", "honestly", "frankly", "of course",
        "obviously",
        # intensifiers, and praise without an object
        "really", "very", "so much", "truly", "deeply", "absolutely", "totally", "completely", "extremely",
        "incredibly", "particularly", "especially", "genuinely", "thoroughly", "greatly", "amazing", "awesome",
        "fantastic", "wonderful", "brilliant", "incredible", "impressive", "inspiring", "insightful", "fascinating",
        "intriguing", "thoughtful", "remarkable", "great", "lovely", "exciting", "excited", "thrilled", "love", "loved",
        "huge fan",
        # the vocabulary of models
        "delve", "delved", "delving", "intricate", "intricacies", "tapestry", "nuanced", "seamless", "seamlessly",
        "underscore", "underscores", "pivotal", "crucial", "testament", "embark", "resonate", "resonated", "resonates",
        "compelling", "invaluable", "meticulous", "meticulously", "thought-provoking", "game-changer", "vibrant",
        "moreover", "furthermore", "additionally", "notably", "that said", "on that note", "in particular", "struck me",
        "stood out", "caught my eye", "came across", "stumbled upon", "dive into", "deep dive", "curious", "keen",
        # politeness and courtesies
        "please", "kindly", "sorry", "thanks so much", "thank you so much", "many thanks", "thanks in advance",
        "thank you all the same", "thank you either way", "no hurry", "no hurry at all", "no rush", "no pressure",
        "no worries", "no need to reply", "no need to answer", "no answer needed", "nothing to answer",
        "whenever it suits", "whenever it suits you", "when you have time", "if you have time", "if you have a moment",
        "when you get a chance", "at your convenience", "would love", "would be great", "would be glad", "glad",
        "gladly", "happy to", "feel free", "looking forward", "look forward", "i appreciate", "i hope", "hope you",
        "i hope you are well", "hope this finds you well", "i hope this finds you well", "hope all is well",
        "either way", "all the same", "a few lines", "two lines", "a line or two", "a short answer", "one line",
        "even one sentence", "is plenty", "would already help", "let me know", "reach out", "reaching out",
        "touch base", "pick your brain", "quick question", "briefly", "these days",
    ),
    "de": (
        "nur", "vielleicht", "eventuell", "möglicherweise", "wahrscheinlich", "eigentlich", "irgendwie", "ein bisschen",
        "ein wenig", "etwas", "ziemlich", "eher", "halt", "eben", "mal", "kurz", "einfach", "ehrlich gesagt",
        "natürlich", "selbstverständlich", "ich glaube", "ich denke", "ich wollte", "sehr", "wirklich", "echt",
        "absolut", "unglaublich", "besonders", "überaus", "äußerst", "zutiefst", "toll", "großartig", "wunderbar",
        "spannend", "spannende", "beeindruckend", "inspirierend", "faszinierend", "gerne", "gern", "bitte",
        "vielen dank im voraus", "keine eile", "ganz in ruhe", "wenn es dir passt", "wenn du zeit hast",
        "falls du zeit hast", "ich würde mich freuen", "ich freue mich", "freue mich", "melde dich", "ich hoffe",
        "darüber hinaus", "zudem", "maßgeblich", "nahtlos", "ganzheitlich",
    ),
}  # fmt: skip
"""What can be taken out of a letter without taking anything from what it says. Lower case, plain apostrophes."""
