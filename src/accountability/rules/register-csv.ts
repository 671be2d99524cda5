import { csvOf } from '../../platform/csv.ts'
import type { Register } from './register.ts'

/** The register for a spreadsheet: a row for each activity, in the order of AVG art. 30 lid 1. */
export function registerCsv({ activities, questions, municipality }: Register): string {
  const answerTo = (code: string) => questions.find(one => one.code === code)?.answer?.body ?? ''
  return csvOf([
    [
      'Gemeente',
      'Code',
      'Verwerking',
      'Waarvoor',
      'Verantwoordelijk',
      'Grondslagen',
      'Beroepsgeheim',
      'Wie het betreft',
      'Soorten gegevens',
      'Ontvangers',
      'Convenanten',
      'Bewaren',
      'Doorgifte buiten de EER',
      'Verwerkers',
      'Toelichting',
    ],
    ...activities.map(one => [
      municipality,
      one.code,
      one.label,
      one.what,
      one.controller.map(controller => `${controller.label} (${controller.law})`).join('; '),
      one.grounds.map(ground => `${ground.label}: ${ground.receiver}`).join('; '),
      one.grounds.map(ground => ground.secrecy).join('; '),
      one.people.join('; '),
      one.data.map(data => (data.special ? `${data.label} (${data.special})` : data.label)).join('; '),
      one.receivers.join('; '),
      one.covenants.join('; '),
      one.retention.map(part => `${part.label}: ${part.term} (${part.law})`).join('; '),
      answerTo('outside'),
      answerTo('processors'),
      one.note.answer?.body ?? '',
    ]),
  ])
}
