"""Words of greeting and of parting, and short forms of names: the tables behind ``wrong-name``."""

from __future__ import annotations

from assistant.review.wording import listed

GREETINGS = (
    r"hi|hiya|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|g'day|morning|happy (?:new year|birthday)"
    r"|hallo|liebe[rs]?|lieb|sehr geehrte[rs]?|geehrte[rs]?|guten (?:tag|morgen|abend)|moin|servus|grüß (?:dich"
    r"|gott)|grüezi|werte[rs]?"
    r"|hei|heisann|hej|hejsan|kjære|kære|kära|käre|god (?:dag|morgen|kveld|morgon|kväll)|hoi|beste|geachte|lieve|dag"
    r"|bonjour|bonsoir|salut|ch[eè]re?|coucou|hola|querid[oa]|estimad[oa]|buen(?:os|as) (?:días|dias|tardes|noches)"
    r"|ciao|car[oa]|gentile|salve|buongiorno|olá|oi|prezad[oa]|bom dia|boa tarde|boa noite"
    r"|cześć|witaj|drog[ia]|szanown[ya]|ahoj|milý|milá|dobrý den|szia|kedves|terve|moi|hyvä|hei vaan|merhaba|sevgili"
    r"|здравствуй(?:те)?|привет|уважаем\w+|дорог\w+|добрый (?:день|вечер)|вітаю|привіт"
)
"""What a letter may open with, in the commoner languages, before the name."""
TITLES = listed(
    """
    dr doctor prof professor mr mrs ms mx miss sir madam dame lord lady herr frau herrn madame monsieur mme mlle señor
    señora sr sra don doña signor signora senhor senhora pan pani dipl ing mag med phil habil fr hr again there kollege
    kollegin collega colega collègue friend господин госпожа
    """
)
"""Titles, and words between a greeting and a name."""
GENERIC = listed(
    """
    all team everyone everybody folks friend friends both again you there colleague colleagues sir madam mate mates
    buddy man dude stranger neighbour neighbor people crew guys gang world community
    maintainers maintainer hiring manager
    recruiter committee editors editor whom whoever authors author organisers organizers organiser organizer list
    alle alles zusammen allerseits leute freunde freund freundin kollegen kolleginnen kollege kollegin damen herren
    miteinander gruppe runde welt ihr euch beisammen nochmal
    tous toutes tout monde équipe amis amie ami chers chères vous mesdames messieurs encore
    todos todas equipo amigos amigo amiga mundo señores tutti tutte squadra amici mondo
    venner alle sammen allihopa alla kolleger dere folkens gjengen vänner igen collega's iedereen allemaal
    друзья коллеги всем мир команда
    from and or the a an to in at on
    with for just it i we this that hope thanks thank sorry quick long happy
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
    """
)
"""Who is greeted without a name; and what follows "Hello" without being one."""
GIVEN = tuple(
    line.split()
    for line in """
    agnieszka aga | aleksandr sasha sascha alex | alexander alex al xander sandy sasha sascha lex alec
    alexandra alex sandra sasha sascha lexi | alexandre alex | andreas andi andy | andrew andy drew
    anastasia nastya ana stacy | anthony tony ant | antonio toni tony | barbara barb babs
    benjamin ben benny benji | bernhard bernd bernie | bernard bernie | catherine cathy kate cat katie
    charles charlie chuck chas | charlotte charlie lotte lottie | christian chris
    christina chris tina chrissy | christine chris tina chrissy | christoph chris stoffel
    christopher chris kit topher | daniel dan danny | daniela dani dany | danielle dani | david dave davy
    deborah deb debbie | dmitri dima mitya | dmitry dima mitya | dominic dom nic | dominik dom nik
    dorothy dot dottie dolly | eduardo edu lalo | edward ed eddie ted teddy ned | ekaterina katya kate
    elena lena | elisabeth lisa lise elli sissi beth lisbeth
    elizabeth liz lizzie beth betty eliza lisa libby ellie | emily em emmy | evgeny zhenya gene | eugene gene
    ferdinand ferdi | florian flo | frances fran frankie | francesca fran | francesco franco
    francis frank fran | francisco paco pancho fran | franziska franzi | frederick fred freddie
    friedrich fritz fred | gabriel gabe | gabriela gabi | gabriele gabi | george georgie | gerald gerry jerry
    giuseppe beppe pino | gregory greg | guillermo memo | harold harry hal | heinrich heinz heiner
    henry harry hank hal | ignacio nacho | irina ira | isabel isa bella izzy | isabella isa bella izzy
    isabelle isa bella izzy | ivan vanya | jacob jake | james jim jimmy jamie | jennifer jen jenny
    johannes hannes hans jo | john jack johnny | jonathan jon jonny nathan | jose pepe | josef sepp
    joseph joe joey | joshua josh | judith judy | jurgen juergen | katharina kat kathi katja kate
    katherine kathy kate kat katie kit | kathryn kathy kate kat katie | kenneth ken kenny | kimberly kim
    laurence larry | lawrence larry laurie | leonard leo len lenny | leonardo leo | lewis lew | louis lou
    louise lou | ludwig lutz | magdalena magda lena | margaret maggie meg peggy greta madge
    margarete grete gretel | maria mia mary | martin marty | matthew matt | matthias matze matt
    mattias matte | maximilian max | maxine max | mehmet memo | michael mike mick micha | michel micha
    michelle shelly | miguel mick | mikael micke | mikhail misha mischa | mohamed mo | mohammad mo
    mohammed mo | muhammad mo | natalia natasha nat | natalie nat | nathaniel nathan nate nat
    nicholas nick nicky | nicolas nico nick | nicole nic nicky | nikolai kolya nik | nikolaus klaus nik niko
    olga olya | oliver ollie | olivia liv livvy | pamela pam | patricia pat trish patty | patrick pat paddy
    peter pete | philip phil pip | phillip phil | rachel rae | raymond ray | rebecca becky becca
    ricardo rick | richard rick rich dick ricky richie | robert rob bob bobby robbie bert | roberto beto
    ronald ron ronnie | samantha sam sammy | samuel sam sammy | sebastian seb basti bastian | sergei seryozha
    sofia sonya | stefan steff | stephan steph | stephanie steph steffi | stephen steve stevie
    steven steve stevie | susan sue susie | susanne sanne susi | suzanne sue suzie | tatiana tanya
    theodore theo ted teddy | teresa tess tere | theresa tess terry resi | thomas tom tommy | timothy tim
    ulrich uli ulli | ulrike uli ulli rike | victor vic | victoria vicky tori vic | vincent vince vinnie
    vladimir volodya vova vlad | walter walt wally | wilhelm willi | william bill billy will liam
    wolfgang wolf wolle | yuri yura | zachary zach zac
    """.replace("\n", "|").split("|")
    if line.strip()
)
"""Given names, each with what it is cut down to."""
PARTING = (
    r"best(?: wishes| regards)?|all (?:the|my) best|(?:kind|warm|warmest|kindest)(?:est)? (?:regards|wishes)"
    r"|regards|cheers|sincerely"
    r"|yours(?: (?:sincerely|truly|faithfully))?|(?:many )?thanks(?: (?:again|a lot|so much|in advance|a ton"
    r"|and best))?"
    r"|thank you(?: (?:again|so much|very much))?|take care|warmly|love|talk soon|until (?:then|soon)"
    r"|see you(?: (?:soon|there|then))?"
    r"|with (?:best|kind|warm) (?:regards|wishes)|cordially|respectfully"
    r"|(?:viele|liebe|beste|herzliche|schöne|freundliche|sonnige) grüße|mit (?:freundlichen|besten|lieben"
    r"|herzlichen) grüßen"
    r"|grüße|gruß|lg|vg|mfg|bg|herzlich(?:st)?|dein|deine|ihr|ihre|bis (?:bald|dann)|(?:vielen |lieben )?dank"
    r"|danke(?: (?:dir|schön))?"
    r"|cordialement|bien (?:à (?:toi|vous)|cordialement)|amicalement|amitiés|merci(?: (?:d'avance|beaucoup))?"
    r"|à bientôt|bises"
    r"|saludos(?: cordiales)?|un (?:saludo|abrazo)|abrazos|atentamente|(?:muchas )?gracias|cari saluti"
    r"|cordiali saluti|un saluto|grazie"
    r"|(?:med )?(?:vennlig|beste?) hilsen|hilsen|mvh|(?:tusen )?takk|(?:med )?vänlig(?:a)? hälsning(?:ar)?"
    r"|hälsningar|tack|venlig hilsen"
    r"|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groeten|groetjes|abraços|um abraço|obrigad[oa]"
    r"|pozdrawiam|pozdrav"
)
"""What a letter may close with, before the name."""
THANKING = listed("thanks thank cheers danke dank merci gracias grazie takk tack obrigado obrigada love see until bis")
"""First words of a close behind which, on the same line, those stand who are thanked."""
OPENERS = listed(
    """
    congratulations congrats grats thanks thank wow great hello hi hey hallo dear greetings welcome hooray
    hurray yes no ok okay well first quick short update danke glückwunsch gratuliere merci félicitations bravo
    gracias felicidades takk gratulerer tack grattis hei hej moin servus ciao hola bonjour salut sorry happy
    cheers news good question nice work done morning evening afternoon
    """
)
"""Words that a letter may open with where a name might stand."""
OFTEN = listed(
    """
    ada adam ahmed aisha alice amir amy ana andrea angela astrid barbara bjorn brian bruno carla carlos carol
    chiara claire clara diana diego elena eric erik eva eve felix fatima fiona florian gustav hugo ida inga
    ingrid irina jan jana jane jean jessica julia julie karen kai karin kevin laura leila lin linda lucas lucia
    luca lukas marco mark markus marta maya mei mira mohammad nadia nina nora omar oscar paul paula pavel priya
    raj ralf rosa ruth sara sarah sean simon sofia sonia sven sofie tariq uwe vera viktor yuki yusuf zoe mara
    ivo lena nils olga ole per pia rolf tim tobias ulrike werner yara xavier
    aaron abigail adrian agnes akira albert alberto alejandro alessandro alfred alicia alina alison amanda amelia
    amina anders andre andrei anita anja anke anna anne annette antje anton arjun arne arthur audrey ayse beatrice
    beatriz benedikt bettina birgit bjarne bogdan brigitte bruce caroline cecilia chen claudia claudio colin connor
    cornelia craig cristina dagmar damian daria deepak denis dennis derek dieter dirk doris douglas duncan edith
    einar elias ella ellen emil emilia emma enrique erika erwin esther ethan eugenia evelyn fabian fabio farid
    federico felipe fernando filip fredrik frieda geoffrey georg gerd gerhard gina giorgio giovanni giulia gordon
    graham greta guido gunnar hana hanna hannah harald hassan heather hector heidi heike helen helena helga helmut
    henrik herbert hiroshi holger hussein ian ibrahim ilse imran ines inge ingo isaac ismail iva jaap jack jakub
    javier jeremy jiri joan joanna joao jonas jorge juan juha julian juliana jussi kamil karel karim karl karla
    kaspar katrin keith kenji kerstin kirsten kjell klara kristian kristin kristina lars lasse laurent leah leif
    leo liam lidia liesel lilian linnea lisa lorenzo louisa lucie ludmila luigi luis luise lydia mads magnus maja
    malin manuel marcel marcin margit mariana marianne marie marina mario marion marius marlene mateusz mathilde
    mats mauro megan melanie melissa michal mila miriam mona monica monika morten nadja naomi natasha nele niels
    nikhil nikita nikola noah noemi noor olaf osman otto pascal patricia paolo paulina pedro pekka penelope peter
    petr petra philippe pierre pieter pilar piotr rafael ragnar rahul rainer ralph ramon rania regina renate rene
    rita roland romy rosemary roy rudolf sabine sabrina salma sandeep sanjay saskia scott selma serena shreya
    sibylle sigrid silke silvia simone sina soren stella stine suresh susana svenja sylvia takeshi tamara tanja
    tatjana thea thorsten tomas tomasz tommaso tove trevor trine ursula valentina valeria vanessa verena veronika
    vikram vincenzo vivian wanda wei wendy wenche wiebke wojciech yan yann yasmin yohan yoko yolanda yvonne zdenek
    zofia zuzana
"""
)
"""Given names met often, for telling a name from another capitalised word where nothing else tells."""
