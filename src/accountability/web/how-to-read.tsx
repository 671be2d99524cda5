import { DescriptionList, Stack } from '../../platform/design/index.ts'

/** What the sentences on this page mean, for who reads them for the first time. */
export function HowToRead() {
  return (
    <Stack>
      <p className="accountability-measure">
        De database beslist per rij wie die mag zien. De schermen en de server kunnen daar niets aan toevoegen: een vraag naar te
        veel levert gewoon niets op. Deze bladzijde leest de regels uit de database op het moment dat u haar opent. Niets ervan is
        met de hand geschreven; wijzigt iemand een regel, dan wijzigt de zin.
      </p>
      <DescriptionList
        items={[
          {
            term: '“Wie bij dit onderdeel mag”',
            description:
              'Wie nu bij dat dossier betrokken is (zelf, via een team of een organisatie), of toezicht houdt op het gebied, en voor wie dit onderdeel van dat dossier openstaat op een grondslag die bij het doel past. Afgeschermde delen tellen alleen mee voor wie daarbij genoemd is.',
          },
          {
            term: '“In dit onderdeel mag schrijven”',
            description: 'Hetzelfde, en dan met het recht om er iets bij te zetten.',
          },
          {
            term: '“Toezicht houdt op het gebied en het onderdeel”',
            description:
              'Wie een rol heeft die in dat gebied meekijkt. Welke onderdelen dat zijn, staat per rol. Nooit afgeschermde dossiers.',
          },
          {
            term: '“Zelf de schrijver is”',
            description: 'Niemand legt iets vast op naam van een ander.',
          },
          {
            term: '“Dit doet met het doel …”',
            description: 'Elke handeling heeft één doel. Met een ander doel komt dezelfde rij niet terug.',
          },
          {
            term: 'Meer dan één zin',
            description: 'Eén ervan is genoeg om de rij te zien. Staat er niets, dan mag niemand het.',
          },
          {
            term: 'Twee vragen van de wet',
            description:
              'Een grondslag opent alleen iets als beide vragen beantwoord zijn: waarom de ontvanger het mag hebben, en waarom het beroepsgeheim wijkt.',
          },
        ]}
      />
    </Stack>
  )
}
