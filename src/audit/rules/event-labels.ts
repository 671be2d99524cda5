/**
 * What a line of the processing log says, in Dutch. The names are those of the operations; a test compares them with all
 * there are.
 */
export const eventLabels: Readonly<Record<string, string>> = {
  'session.started': 'Ingelogd',
  'session.ended': 'Uitgelogd',
  'workplace.opened': 'Werkoverzicht geopend',

  'report-programmes.listed': 'Meldformulier geopend',
  'addresses.searched': 'Adres gezocht',
  'concern-report.received': 'Melding gedaan',
  'concern-report.followed': 'Eigen melding bekeken',
  'concern-reports.listed': 'Lijst van meldingen bekeken',
  'concern-report.read': 'Melding gelezen',
  'concern-report.claimed': 'Melding opgepakt of teruggegeven',
  'concern-report.triaged': 'Melding beoordeeld',
  'concern-report.triage-undone': 'Beoordeling teruggedraaid',
  'concern-report.closed': 'Melding afgehandeld',
  'concern-report.handed-over': 'Melding overgedragen',
  'conversation.recorded': 'Gesprek en advies vastgelegd',
  'known-households.searched': 'Gezocht of huishouden bekend is',
  'known-household.judged': 'Vastgelegd of huishouden bekend is',
  'handed-over-reports.listed': 'Overgedragen meldingen bekeken',
  'handed-over-report.seen': 'Overgedragen melding gezien',
  'reports-of-file.read': 'Meldingen bij dossier gelezen',

  'case-files.searched': 'Dossier gezocht',
  'case-files.listed': 'Lijst van dossiers bekeken',
  'case-file.read': 'Dossier geopend',
  'case-file.opened': 'Dossier aangemaakt',
  'case-file.closed': 'Dossier afgesloten',
  'case-file.reopened': 'Dossier heropend',
  'closing.prepared': 'Afsluiten voorbereid',
  'timeline.read': 'Tijdlijn gelezen',
  'audience.read': 'Bekeken wie meeleest',
  'coordinators.listed': 'Lijst van coördinatoren bekeken',
  'coordinator.assigned': 'Coördinator toegewezen',
  'involvement.started': 'Gegevens gedeeld met organisatie',
  'involvement.ended': 'Delen met organisatie beëindigd',
  'note.recorded': 'Notitie gemaakt',
  'note.corrected': 'Notitie verbeterd',
  'home-visit.recorded': 'Huisbezoek vastgelegd',
  'home-visit.triaged': 'Huisbezoek beoordeeld',
  'home-visits.read': 'Huisbezoeken gelezen',
  'assessment.recorded': 'Leefgebieden besproken',
  'scores.read': 'Scores per leefgebied gelezen',

  'household.changed': 'Gezinsgegevens gewijzigd',
  'person.corrected': 'Persoonsgegevens verbeterd',
  'persons.searched': 'Persoon gezocht',
  'contact-data.changed': 'Contactgegevens gewijzigd',
  'number.recorded': 'BSN vastgelegd',
  'number.read': 'BSN ingezien',

  'plan.drawn-up': 'Plan opgesteld',
  'plan.read': 'Plan gelezen',
  'goal.added': 'Doel toegevoegd',
  'goal.changed': 'Doel gewijzigd',
  'action.added': 'Actie toegevoegd',
  'action.changed': 'Actie gewijzigd',
  'doers.listed': 'Gezocht wie een actie kan doen',

  'tasks.listed': 'Lijst van taken bekeken',
  'task.read': 'Taak gelezen',
  'task.placed': 'Taak uitgezet',
  'task.answered': 'Taak opgepakt of teruggegeven',
  'task.acknowledged': 'Antwoord op taak gezien',
  'task.done': 'Taak gedaan gemeld',
  'task.withdrawn': 'Taak ingetrokken',
  'task.reminded': 'Gebeld over open taak',

  'aftercare.planned': 'Nazorg gepland',
  'aftercare.listed': 'Lijst van nazorg bekeken',
  'aftercare.read': 'Nazorg gelezen',
  'aftercare.recorded': 'Nazorgcontact vastgelegd',
  'aftercare.ended': 'Nazorg beëindigd',

  'draft.saved': 'Concept bewaard',
  'draft.read': 'Eigen concept geopend',
  'draft.discarded': 'Concept weggegooid',
  'drafts.listed': 'Eigen concepten bekeken',

  'clock.warned': 'Herinnerd aan een termijn',
  'clock.missed': 'Termijn verstreken',

  'figures.read': 'Cijfers bekeken',
  'figures.opened': 'Lijst bij een cijfer geopend',
  'figures.planned': 'Planning gewijzigd',
  'processing-log.read': 'Verwerkingslogboek gelezen',
}

/** An event of a newer version is shown by its name rather than not at all. */
export const eventLabel = (event: string): string => eventLabels[event] ?? event
