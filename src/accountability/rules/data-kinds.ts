/** Soorten gegevens, as the register of processing activities names them (AVG art. 30 lid 1 onder c). */
export const dataKinds = {
  names: 'Namen, geboortedatum, geslacht',
  contact: 'Telefoon en mail',
  address: 'Adres en verblijf',
  bsn: 'Burgerservicenummer',
  family: 'Gezin, relaties en netwerk',
  living: 'Wonen, school, werk en meedoen',
  finance: 'Inkomen, schulden en uitgaven',
  health: 'Gezondheid',
  safety: 'Veiligheid, geweld en mogelijk strafbare feiten',
  words: 'Verslagen in eigen woorden',
  involvement: 'Wie betrokken is en wat die doet',
  staff: 'Naam, functie en werkmail van medewerkers',
  use: 'Wie wanneer wat bekeek of wijzigde',
  none: 'Geen persoonsgegevens',
} as const
export type DataKind = keyof typeof dataKinds

/** Kinds for which the law asks more than a ground of AVG art. 6, with the article. */
export const specialKinds: Partial<Record<DataKind, string>> = {
  bsn: 'Nationaal nummer: AVG art. 87, UAVG art. 46',
  health: 'Bijzondere gegevens: AVG art. 9, UAVG art. 30',
  safety: 'Kan strafrechtelijk zijn: AVG art. 10, UAVG art. 31 tot en met 33',
  words: 'Vrije tekst: kan bijzondere gegevens bevatten',
}

/** Wie het betreft (AVG art. 30 lid 1 onder c). */
export const peopleKinds = {
  residents: 'Inwoners: leden van huishoudens, ook kinderen',
  network: 'Mensen om een huishouden heen',
  reporters: 'Melders',
  staff: 'Medewerkers van gemeente en partners',
} as const
export type PeopleKind = keyof typeof peopleKinds
