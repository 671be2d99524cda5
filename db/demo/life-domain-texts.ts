import type { OrganisationCode } from './voorbeeldstad.ts'

/** What may be going on in one life domain, in the words people use at work. Invented; said of nobody. */
export interface DomainTexts {
  /** What a reporter saw. */
  seen: readonly string[]
  /** What a visitor saw. */
  visit: readonly string[]
  strengths: readonly string[]
  /** The resident's own words. */
  wishes: readonly string[]
  goals: readonly { title: string; actions: readonly ActionText[] }[]
  tasks: readonly TaskText[]
}

interface ActionText {
  what: string
  doneWhen: string
  by: 'coordinator' | 'member' | OrganisationCode
}

export interface TaskText {
  to: readonly OrganisationCode[]
  what: string
  background: string
  results: readonly string[]
  declines: readonly string[]
}

export const domainTexts: Readonly<Record<string, DomainTexts>> = {
  wonen: {
    seen: [
      'De woning is vochtig en er staat veel in de gang. Bewoner schaamt zich en laat liever niemand binnen.',
      'Er is een brief van de verhuurder over twee maanden achterstand.',
      'De verwarming doet het al weken niet en er is geen contact met de verhuurder.',
      'Het gezin slaapt met z’n allen in één kamer.',
    ],
    visit: [
      'Schimmel in de slaapkamer; de andere kamers zijn netjes.',
      'Veel spullen in huis, looppad naar keuken en bed is vrij.',
      'Woning is kaal maar schoon. De kozijnen lekken.',
    ],
    strengths: ['Buurvrouw helpt met kleine klussen.', 'Wil graag in deze buurt blijven.', 'Houdt de woonkamer zelf bij.'],
    wishes: ['“Ik wil gewoon een droog huis.”', '“Ik wil niet weer verhuizen.”', '“Een eigen kamer voor de kinderen.”'],
    goals: [
      {
        title: 'De woning is droog en veilig',
        actions: [
          { what: 'Lekkage en schimmel melden met foto’s', doneWhen: 'Melding bevestigd door de verhuurder', by: 'member' },
          { what: 'Reparatie plannen en uitvoeren', doneWhen: 'Kozijnen gemaakt, muur droog', by: 'woonpartners' },
        ],
      },
      {
        title: 'De huur wordt op tijd betaald en de achterstand wordt kleiner',
        actions: [
          { what: 'Betalingsregeling afspreken', doneWhen: 'Regeling op papier', by: 'woonpartners' },
          { what: 'Automatische betaling instellen', doneWhen: 'Eerste huur automatisch betaald', by: 'member' },
        ],
      },
      {
        title: 'Er is een vaste slaapplek',
        actions: [
          { what: 'Samen inschrijven bij Woonpartners', doneWhen: 'Inschrijfnummer ontvangen', by: 'coordinator' },
          { what: 'Urgentie bespreken', doneWhen: 'Besluit ontvangen', by: 'coordinator' },
        ],
      },
    ],
    tasks: [
      {
        to: ['woonpartners', 'woonpartners', 'de-gevel'],
        what: 'Betalingsregeling voor de huur afspreken en de incasso stilzetten',
        background: 'Inkomen is sinds kort weer stabiel. Een regeling van € 40 per maand lijkt haalbaar.',
        results: [
          'Regeling afgesproken, eerste termijn is betaald.',
          'Regeling van twaalf maanden; incasso ligt stil zolang er betaald wordt.',
        ],
        declines: ['Dit huishouden huurt niet bij ons.', 'Het dossier ligt al bij de deurwaarder; daar moet de regeling komen.'],
      },
      {
        to: ['woonpartners', 'de-gevel'],
        what: 'Vochtprobleem in de slaapkamer bekijken en herstellen',
        background: 'Schimmel langs het kozijn. Een kind in huis heeft last van de luchtwegen.',
        results: ['Kozijn vervangen en muur behandeld.', 'Lekkage verholpen; over een maand nog een controle.'],
        declines: ['Vocht komt door ventilatie; uitleg gegeven, geen reparatie nodig.'],
      },
      {
        to: ['opvang'],
        what: 'Tijdelijke slaapplek regelen',
        background: 'Kan nog een paar dagen bij familie terecht. Wil in de stad blijven voor werk en school.',
        results: ['Geplaatst; gesprek over vervolg staat gepland.'],
        declines: ['Nu geen plek vrij; op de wachtlijst gezet.'],
      },
    ],
  },
  geld: {
    seen: [
      'Er liggen ongeopende brieven en de stroom is bijna afgesloten.',
      'Vader vertelt dat het loon minder is geworden en dat ze niet uitkomen.',
      'Bewoner leent geld van kennissen om boodschappen te doen.',
      'Twee keer geen geld voor het schoolreisje; moeder zegt dat er beslag ligt.',
    ],
    visit: [
      'Tas met post van ongeveer een jaar. Samen op stapels gelegd.',
      'Overzicht gemaakt: zes schuldeisers, samen ongeveer € 9.000.',
      'Toeslagen zijn gestopt na een gemiste brief.',
    ],
    strengths: ['Houdt een schriftje bij van uitgaven.', 'Vraagt nu zelf om hulp.', 'Zus kijkt wekelijks mee met de post.'],
    wishes: [
      '“Rust in mijn hoofd als de post komt.”',
      '“Eén keer per week iets leuks kunnen doen.”',
      '“Ik wil van die schulden af.”',
    ],
    goals: [
      {
        title: 'Er is overzicht over inkomsten, uitgaven en schulden',
        actions: [
          { what: 'Post openen en ordenen', doneWhen: 'Alle brieven in de map', by: 'member' },
          { what: 'Aanmelden voor schuldhulp', doneWhen: 'Eerste gesprek geweest', by: 'kredietbank' },
        ],
      },
      {
        title: 'Inkomen klopt: toeslagen en uitkering zijn aangevraagd',
        actions: [
          { what: 'Toeslagen opnieuw aanvragen', doneWhen: 'Beschikking binnen', by: 'coordinator' },
          { what: 'Inkomensgegevens klaarleggen', doneWhen: 'Loonstroken van drie maanden gekopieerd', by: 'member' },
        ],
      },
      {
        title: 'Gas, water en licht blijven aangesloten',
        actions: [
          { what: 'Energiebedrijf bellen over regeling', doneWhen: 'Regeling bevestigd', by: 'coordinator' },
          { what: 'Elke maand de meterstand doorgeven', doneWhen: 'Drie maanden achter elkaar gelukt', by: 'member' },
        ],
      },
    ],
    tasks: [
      {
        to: ['kredietbank'],
        what: 'Intake schuldhulp plannen',
        background: 'Zes schuldeisers. Bewoner is gemotiveerd en heeft de papieren op orde.',
        results: ['Intake geweest; stabilisatie gestart.', 'Schuldregeling aangevraagd bij alle schuldeisers.'],
        declines: ['Aanvraag is niet compleet: inkomensgegevens ontbreken.'],
      },
      {
        to: ['de-brug', 'de-brug', 'kredietbank'],
        what: 'Budgetcoach voor drie maanden',
        background: 'Rondkomen lukt als er wekelijks iemand meekijkt. Voorkeur voor de ochtend.',
        results: [
          'Twaalf keer langs geweest; weekbudget werkt.',
          'Bewoner doet de administratie nu zelf, met een maandelijkse belafspraak.',
        ],
        declines: ['Wachttijd is nu acht weken; graag eerder iemand anders vragen.'],
      },
      {
        to: ['werkplein'],
        what: 'Recht op bijzondere bijstand nagaan',
        background: 'Wasmachine en bed zijn kapot, er is geen spaargeld.',
        results: ['Toegekend voor wasmachine en bed.', 'Deels toegekend; rest via een fonds aangevraagd.'],
        declines: ['Inkomen ligt boven de grens.'],
      },
    ],
  },
  werk: {
    seen: [
      'Vader is zijn baan kwijt en zit veel thuis.',
      'Bewoner wil werken maar weet niet waar te beginnen.',
      'Werkt ’s nachts en is overdag alleen met de kinderen.',
    ],
    visit: [
      'Heeft tien jaar in de logistiek gewerkt; diploma’s liggen klaar.',
      'Dag heeft weinig ritme; staat laat op.',
      'Vrijwilligerswerk in het buurthuis bevalt goed.',
    ],
    strengths: ['Kan goed met zijn handen werken.', 'Spreekt drie talen.', 'Komt afspraken na.'],
    wishes: ['“Weer ergens bij horen.”', '“Werk dat past bij de schooltijden.”', '“Mijn kinderen laten zien dat het kan.”'],
    goals: [
      {
        title: 'Een dag met ritme: werk of vrijwilligerswerk',
        actions: [
          { what: 'Gesprek met klantmanager', doneWhen: 'Afspraken over traject op papier', by: 'werkplein' },
          { what: 'Twee dagdelen meedraaien in het buurthuis', doneWhen: 'Vier weken volgehouden', by: 'member' },
        ],
      },
    ],
    tasks: [
      {
        to: ['werkplein'],
        what: 'Traject naar werk bespreken',
        background: 'Wil graag parttime beginnen, in schooltijd.',
        results: ['Werkervaringsplek gevonden voor drie ochtenden.', 'Taalcursus en sollicitatietraining gestart.'],
        declines: ['Heeft nu geen uitkering; traject kan pas daarna.'],
      },
    ],
  },
  leren: {
    seen: [
      'Het kind is dit blok veertien keer te laat geweest en vaak moe.',
      'Kind is vaak ziek gemeld op maandag.',
      'Huiswerk blijft liggen; thuis is geen rustige plek.',
      'Moeder begrijpt de brieven van school niet goed en durft niet te bellen.',
    ],
    visit: [
      'Kinderen laten trots hun schriften zien.',
      'Geen bureau of computer in huis.',
      'Ouder leest mee met hulp van de oudste.',
    ],
    strengths: ['Gaat graag naar school.', 'Mentor heeft een goede band met de leerling.', 'Ouder komt op elke ouderavond.'],
    wishes: ['“Dat elke dag gewoon lukt, met ontbijt.”', '“Ik wil mijn diploma halen.”', '“Beter Nederlands leren lezen.”'],
    goals: [
      {
        title: 'Elke dag op tijd op school',
        actions: [
          { what: 'Ochtendritme op papier zetten', doneWhen: 'Hangt op de koelkast', by: 'member' },
          { what: 'Verzuim bespreken met school en leerplicht', doneWhen: 'Afspraken staan in het plan', by: 'leerplicht' },
        ],
      },
      {
        title: 'Ouder kan brieven van school lezen en beantwoorden',
        actions: [{ what: 'Aanmelden voor taalles in het buurthuis', doneWhen: 'Eerste les geweest', by: 'coordinator' }],
      },
    ],
    tasks: [
      {
        to: ['leerplicht'],
        what: 'Verzuim bespreken met ouder en school',
        background: 'Graag samen met de mentor, en nog zonder formele stap.',
        results: ['Gesprek gehad; verzuim is gehalveerd.', 'Afspraken gemaakt, over zes weken terugkijken.'],
        declines: ['Verzuim ligt onder de grens; school kan dit zelf oppakken.'],
      },
      {
        to: ['jeugdteam'],
        what: 'Huiswerkplek en begeleiding zoeken',
        background: 'Thuis is weinig ruimte. Bibliotheek is op loopafstand.',
        results: ['Elke dinsdag en donderdag huiswerkklas.'],
        declines: ['Leeftijd valt buiten ons aanbod.'],
      },
    ],
  },
  gezondheid: {
    seen: [
      'Bewoner loopt slecht en mijdt de huisarts vanwege de kosten.',
      'Kind heeft vaak last van benauwdheid.',
      'Medicijnen worden niet opgehaald; de weekdoos is vol.',
    ],
    visit: [
      'Eet onregelmatig; koelkast vrijwel leeg.',
      'Gebit doet pijn, durft niet naar de tandarts.',
      'Loopt met stok, trap is lastig.',
    ],
    strengths: ['Wandelt elke dag een blokje.', 'Heeft een huisarts die tijd neemt.', 'Kookt graag.'],
    wishes: ['“Weer zonder pijn slapen.”', '“Meer energie voor de kinderen.”', '“Niet bang zijn voor de rekening.”'],
    goals: [
      {
        title: 'Zorg is geregeld en betaalbaar',
        actions: [
          { what: 'Zorgverzekering en achterstand nagaan', doneWhen: 'Regeling met de verzekeraar', by: 'coordinator' },
          { what: 'Afspraak bij de huisarts maken', doneWhen: 'Geweest, vervolg bekend', by: 'member' },
        ],
      },
    ],
    tasks: [
      {
        to: ['ggd', 'thuiszorg'],
        what: 'Gezondheid in kaart brengen, thuis',
        background: 'Komt liever niet naar een spreekuur. Ochtend is het beste moment.',
        results: ['Twee keer langs geweest; huisarts en tandarts ingeschakeld.', 'Medicatie loopt nu via de apotheek.'],
        declines: ['Bewoner heeft al een casemanager bij een andere zorgaanbieder.'],
      },
    ],
  },
  'psychische-gezondheid': {
    seen: [
      'Moeder zegt dat ze slecht slaapt en nergens toe komt.',
      'Bewoner komt de deur niet meer uit sinds het overlijden van zijn vrouw.',
      'Buren horen ’s nachts iemand heen en weer lopen.',
    ],
    visit: [
      'Praat open over somberheid; huilt veel.',
      'Gordijnen dicht, telefoon staat uit.',
      'Kan goed vertellen wat helpt: buiten zijn en muziek.',
    ],
    strengths: ['Heeft eerder hulp gehad die goed beviel.', 'Vriendin belt elke dag.', 'Zorgt goed voor de kat.'],
    wishes: ['“Weer zin hebben om op te staan.”', '“Iemand die niet meteen oordeelt.”', '“Rust.”'],
    goals: [
      {
        title: 'Er is passende behandeling en iemand om op terug te vallen',
        actions: [
          { what: 'Verwijzing vragen aan de huisarts', doneWhen: 'Verwijzing verstuurd', by: 'member' },
          { what: 'Behandeling starten', doneWhen: 'Eerste gesprek geweest', by: 'ggz-kade' },
        ],
      },
    ],
    tasks: [
      {
        to: ['ggz-kade'],
        what: 'Intake behandeling plannen',
        background: 'Verwijzing van de huisarts is er. Wil graag eerst kennismaken bij het buurthuis.',
        results: ['Intake gedaan; behandeling start over drie weken.', 'Kennisgemaakt en overbruggingsgesprekken gestart.'],
        declines: ['Wachttijd is langer dan een half jaar; andere aanbieder gevraagd via de huisarts.'],
      },
    ],
  },
  middelen: {
    seen: ['Bewoner ruikt vaak naar drank en mist afspraken.', 'Zoon gokt online en leent geld in de familie.'],
    visit: ['Vertelt zelf over drinken in het weekend.', 'Wil minderen, weet niet hoe.'],
    strengths: ['Is eerder een jaar gestopt.', 'Broer steunt hem.'],
    wishes: ['“Er voor mijn kinderen zijn.”', '“Zonder schaamte hulp kunnen vragen.”'],
    goals: [
      {
        title: 'Minder gebruik, met hulp die past',
        actions: [
          { what: 'Eerste gesprek bij de verslavingszorg', doneWhen: 'Geweest', by: 'verslavingszorg' },
          { what: 'Terugvalplan maken', doneWhen: 'Op papier en besproken', by: 'member' },
        ],
      },
    ],
    tasks: [
      {
        to: ['verslavingszorg'],
        what: 'Eerste gesprek, liefst thuis',
        background: 'Staat open voor een gesprek. Samen met broer kan ook.',
        results: ['Drie gesprekken gehad; groepsaanbod gestart.'],
        declines: ['Bewoner wil op dit moment geen contact.'],
      },
    ],
  },
  opvoeden: {
    seen: [
      'Moeder staat er alleen voor en zegt dat het haar te veel wordt.',
      'De jongste is druk en er is thuis vaak ruzie over regels.',
      'Na de scheiding is er onduidelijkheid over omgang; het kind wordt er stil van.',
    ],
    visit: [
      'Warm contact met de kinderen; regels wisselen per dag.',
      'Oudste zorgt veel voor de jongste.',
      'Ouders praten via de kinderen met elkaar.',
    ],
    strengths: ['Oma past twee middagen op.', 'Ouder vraagt zelf om tips.', 'Samen eten lukt elke dag.'],
    wishes: ['“Minder schreeuwen in huis.”', '“Dat mijn vader en moeder geen ruzie maken.”', '“Eén avond voor mezelf.”'],
    goals: [
      {
        title: 'Rust en duidelijke regels thuis',
        actions: [
          { what: 'Gezinsondersteuning starten', doneWhen: 'Eerste bezoek geweest', by: 'jeugdteam' },
          { what: 'Elke zondag samen de week doorspreken', doneWhen: 'Vier weken gelukt', by: 'member' },
        ],
      },
      {
        title: 'Afspraken over omgang die voor de kinderen werken',
        actions: [{ what: 'Gesprek met beide ouders', doneWhen: 'Afspraken op papier', by: 'de-brug' }],
      },
    ],
    tasks: [
      {
        to: ['jeugdteam'],
        what: 'Gezinsondersteuning voor drie maanden',
        background: 'Ouder wil leren hoe je grenzen stelt zonder ruzie. Voorkeur voor na schooltijd.',
        results: ['Tien bezoeken; ouder is tevreden, afgerond.', 'Loopt goed; verlengd met zes weken.'],
        declines: ['Er is al gezinshulp van een andere organisatie.'],
      },
      {
        to: ['de-brug'],
        what: 'Oudergesprekken na de scheiding',
        background: 'Beide ouders willen meedoen, niet in één ruimte om te beginnen.',
        results: ['Vier gesprekken; omgangsafspraken staan op papier.'],
        declines: ['Vader heeft zich teruggetrokken; gesprek nu niet mogelijk.'],
      },
    ],
  },
  relaties: {
    seen: [
      'Dochter zorgt voor haar moeder en komt zelf nergens meer aan toe.',
      'De spanning tussen de partners is hoorbaar in de gang.',
    ],
    visit: ['Taken in huis komen op één persoon neer.', 'Samen lachen lukt ook; er is veel geduld met elkaar.'],
    strengths: ['Hecht gezin.', 'Familie komt elke zondag eten.'],
    wishes: ['“Ook eens zelf weg kunnen.”', '“Dat we weer gewoon praten.”'],
    goals: [
      {
        title: 'De zorg thuis is verdeeld',
        actions: [
          { what: 'Mantelzorgondersteuning aanvragen', doneWhen: 'Vrijwilliger gekoppeld', by: 'de-brug' },
          { what: 'Takenlijst maken met het gezin', doneWhen: 'Iedereen heeft ja gezegd', by: 'member' },
        ],
      },
    ],
    tasks: [
      {
        to: ['de-brug', 'thuiszorg'],
        what: 'Mantelzorgondersteuning regelen',
        background: 'Dochter combineert de zorg met werk. Eén vrije middag per week zou veel schelen.',
        results: ['Vrijwilliger komt elke woensdagmiddag.', 'Respijtzorg geregeld voor twee weekenden.'],
        declines: ['Geen vrijwilliger beschikbaar in deze wijk.'],
      },
    ],
  },
  meedoen: {
    seen: ['Bewoner spreekt bijna niemand en zit alleen thuis.', 'Sinds de verhuizing kent het gezin niemand in de buurt.'],
    visit: ['Kent de buren niet; zou wel willen.', 'Ging vroeger elke week naar een koor.'],
    strengths: ['Maakt makkelijk een praatje.', 'Wil graag iets voor een ander doen.'],
    wishes: ['“Iemand om koffie mee te drinken.”', '“De kinderen op voetbal.”'],
    goals: [
      {
        title: 'Elke week iets buiten de deur, met anderen',
        actions: [
          { what: 'Samen naar de buurtkamer gaan', doneWhen: 'Drie keer geweest', by: 'coordinator' },
          { what: 'Sportclub voor de kinderen aanvragen', doneWhen: 'Ingeschreven', by: 'coordinator' },
        ],
      },
    ],
    tasks: [
      {
        to: ['de-brug'],
        what: 'Maatje of groep zoeken in de buurt',
        background: 'Houdt van muziek en koken. Ochtenden zijn lastig.',
        results: ['Gekoppeld aan een maatje; ze zien elkaar wekelijks.', 'Doet mee met de kookgroep op donderdag.'],
        declines: ['Bewoner ziet er nu toch van af.'],
      },
    ],
  },
  veiligheid: {
    seen: [
      'Er was drie keer politie aan de deur na ruzie op de galerij.',
      'Buren melden geschreeuw; de kinderen zijn erbij.',
      'Bewoner wordt lastiggevallen en durft ’s avonds niet naar buiten.',
    ],
    visit: [
      'Deur was geforceerd; slot is noodreparatie.',
      'Vertelt dat het rustiger is sinds de oudste uit huis is.',
      'Met de kinderen apart gesproken, met toestemming.',
    ],
    strengths: ['Belt zelf als het misgaat.', 'Vaste wijkagent die het gezin kent.'],
    wishes: ['“Dat we veilig thuis zijn.”', '“Geen politie meer aan de deur.”'],
    goals: [
      {
        title: 'Thuis is het veilig, ook ’s avonds',
        actions: [
          { what: 'Veiligheidsafspraken maken en ophangen', doneWhen: 'Iedereen kent ze', by: 'coordinator' },
          { what: 'Gesprek met de buren', doneWhen: 'Afspraken over geluid', by: 'woonpartners' },
        ],
      },
    ],
    tasks: [
      {
        to: ['veilig-thuis'],
        what: 'Meedenken over veiligheidsafspraken',
        background: 'Er zijn kinderen in huis. De ruzies zijn afgenomen; het gezin werkt mee.',
        results: ['Afspraken besproken met het gezin; over drie maanden terugkijken.'],
        declines: ['Er loopt al een traject bij ons; de coördinator is daarover gebeld.'],
      },
      {
        to: ['woonpartners', 'de-gevel'],
        what: 'Buurtbemiddeling inzetten',
        background: 'Geluid en spullen op de galerij. Beide kanten willen praten.',
        results: ['Gesprek geweest; buren groeten elkaar weer.'],
        declines: ['De buren willen niet meedoen.'],
      },
    ],
  },
}

/** What a coordinator does beside what partners and the family do. */
export const coordinatorActions = [
  { what: 'Nabellen of de afspraak is doorgegaan', doneWhen: 'Gesproken met het gezin' },
  { what: 'Aanvraag nalopen en ontbrekende stukken opvragen', doneWhen: 'Aanvraag is compleet' },
  { what: 'Met toestemming overleggen met de huisarts', doneWhen: 'Afspraken staan in het plan' },
  { what: 'Betrokkenen bij elkaar roepen', doneWhen: 'Iedereen weet wie wat doet' },
  { what: 'Samen terugkijken op de afgelopen maand', doneWhen: 'Plan is bijgewerkt' },
  { what: 'Meegaan naar het eerste gesprek', doneWhen: 'Gesprek is geweest' },
] as const

export const callNotes = {
  note: [
    'Dossier doorgenomen ter voorbereiding op het bezoek van donderdag.',
    'Brief van de verzekeraar binnen; kopie zit in de map bij het gezin.',
    'Afspraak verzet naar volgende week op verzoek van het gezin.',
    'Alle papieren voor de aanvraag zijn compleet.',
    'Gezin is twee weken op vakantie bij familie; daarna weer contact.',
  ],
  phone: [
    'Gebeld: het gaat beter dan vorige week. Volgende afspraak blijft staan.',
    'Gebeld, niet opgenomen. Ingesproken met verzoek om terug te bellen.',
    'Belde zelf: er is een brief waar ze van schrikt. Morgen samen bekijken.',
    'Kort gebeld over de afspraak van morgen; komt.',
    'Gesproken over de betaling van deze maand: is gelukt.',
  ],
  mail: [
    'Bevestiging gestuurd van wat we hebben afgesproken.',
    'Mail van de organisatie: ze nemen deze week contact op.',
    'Overzicht gestuurd van wie wat doet tot de volgende keer.',
  ],
  talk: [
    'Gesprek in het buurthuis. Twee doelen doorgesproken; één kan bijna van de lijst.',
    'Samen naar het loket geweest. Aanvraag is ingediend.',
    'Bij het gezin thuis geweest. Sfeer was goed; de kinderen deden mee aan het gesprek.',
    'Gesprek over hoe het verder gaat na de afsluiting. Gezin weet wie ze kunnen bellen.',
    'Moeilijk gesprek: wat was afgesproken is niet gelukt. Samen een kleinere stap gekozen.',
  ],
} as const

export const triageReasons = {
  redirected: [
    'De melder weet zelf waar hij moet zijn; die organisatie kan direct beginnen.',
    'Dit hoort bij de organisatie zelf. Melder gebeld en uitgelegd.',
  ],
  single: [
    'Eén duidelijke vraag. Met het gezin gebeld en de juiste hulp gevraagd.',
    'Geen samenhang met andere problemen; hulp is ingezet.',
  ],
  'multiple-unrelated': [
    'Meer vragen, maar los van elkaar. Afstemmen is genoeg.',
    'Er spelen twee dingen die elkaar niet raken; een casemanager stemt af.',
  ],
  'multiple-related': [
    'Er spelen meer dingen die elkaar versterken. Eén plan en één coördinator.',
    'Geld, thuis en school hangen samen. Eén aanspreekpunt voor het gezin.',
    'Alleen samen oplosbaar; het gezin wil meewerken.',
  ],
} as const

export const residentUninformed = [
  'Bewoner deed niet open; ik heb een briefje achtergelaten.',
  'Ik wilde het eerst met u overleggen voordat ik het gezin vertel dat ik meld.',
  'Het gesprek werd afgebroken voordat ik het kon vertellen.',
]

export const deskConversations = [
  {
    supportNeed: 'Wil weten wat hij kan doen zonder de buren tegen zich te krijgen.',
    advice: 'Uitgelegd wat het contactpunt doet. Zelf hoeft hij niets te doen; bij gevaar 112 bellen.',
  },
  {
    supportNeed: 'Vraagt hulp bij brieven en geld.',
    advice: 'Samen de belangrijkste brief gelezen. Een collega neemt deze week contact op.',
  },
  {
    supportNeed: 'Maakt zich zorgen over een familielid en weet niet bij wie te beginnen.',
    advice: 'Verteld hoe het verder gaat en wie er belt. Eigen steun van het buurthuis genoemd.',
  },
]

export const redirectMessages = [
  'Wilt u dit zelf melden bij de Kredietbank, 000-0000000? Zij kunnen direct een afspraak maken.',
  'Dit kan meteen naar het Jeugd- en Gezinsteam, 000-0000000. Noemt u daar ook uw eigen nummer?',
  'Wilt u hiervoor de verhuurder bellen? Lukt dat niet, dan helpen wij u verder.',
]

export const callOutcomes = {
  reached: [
    'Gesproken met de teamcoördinator: was blijven liggen, wordt deze week opgepakt.',
    'Collega is ziek; iemand anders neemt het over.',
    'Ze hadden nog een vraag; beantwoord, pakken het nu op.',
  ],
  missed: ['Niet opgenomen; ingesproken en gemaild.', 'In gesprek; vanmiddag opnieuw.'],
} as const

export const closingTexts = [
  'Het gezin redt het nu zelf, met mensen om zich heen. Afspraken staan op papier.',
  'De hulp loopt en heeft geen regie meer nodig. Gezin weet wie ze kunnen bellen.',
  'De doelen zijn grotendeels gehaald. In overleg met het gezin afgesloten.',
]

export const aftercareTexts = {
  stable: [
    'Gebeld: het gaat goed, rekeningen zijn bij.',
    'Langs geweest op de koffie. Rustig in huis, kinderen doen het goed op school.',
  ],
  'light-help': ['Het gaat goed; één vraag over de belastingaangifte. Spreekuur genoemd.'],
  relapse: ['Sinds de zomer loopt het weer mis met geld en er is ruzie. Wil graag opnieuw hulp.'],
  'not-reached': ['Drie keer gebeld op verschillende tijden; kaartje in de bus gedaan.'],
  declined: ['Wil liever geen contact meer. Dat is goed; weet waar hij terechtkan.'],
} as const
