import { DescriptionList, Section } from '../../platform/design/index.ts'
import type { ReportAtDesk } from '../api.ts'
import { helpWishLabels, type ReporterKind, reporterKindLabels, residentLine } from '../rules/reporter-kinds.ts'
import { LongText } from './long-text.tsx'

/** What was told, as it was told. */
export function ReportedSection({ report }: { report: ReportAtDesk }) {
  const kind = reporterKindLabels[report.reporterKind as ReporterKind] ?? report.reporterKind
  const reporter = [report.reporter, report.reporterOrganisation ?? kind].filter(Boolean).join(', ')
  return (
    <Section title="Wat er is gemeld">
      <LongText>{report.observed}</LongText>
      <DescriptionList
        items={[
          { term: 'Gaat over', description: report.lifeDomains.map(domain => domain.label).join(', ') },
          ...(report.anonymous
            ? [{ term: 'Over wie', description: 'Niet genoemd: de melder vraagt eerst advies' }]
            : [
                { term: 'Naam', description: report.aboutName || 'onbekend' },
                {
                  term: 'Adres',
                  description: report.aboutAddress
                    ? report.addressId
                      ? `${report.aboutAddress} (${report.area})`
                      : `${report.aboutAddress} (staat niet in het register)`
                    : 'onbekend',
                },
                { term: 'Contact', description: report.aboutContact || 'onbekend' },
              ]),
          { term: 'Wil hulp', description: helpWishLabels[report.wantsHelp] },
          {
            term: 'Bewoner weet het',
            description: residentLine(report),
          },
          ...(report.residentInformedNote ? [{ term: 'Waarom', description: report.residentInformedNote }] : []),
          { term: 'Melder', description: reporter },
          ...(report.reporterContact || report.reporterPhone
            ? [{ term: 'Melder bereiken', description: report.reporterContact || report.reporterPhone }]
            : []),
          ...(report.reporterIsTold ? [] : [{ term: 'Ingevoerd door', description: report.enteredBy }]),
          ...(report.obtained === 'collected' ? [{ term: 'Hoe gekregen', description: 'Zelf opgehaald' }] : []),
          ...(report.knowsWhomToCall
            ? [
                {
                  term: 'Let op',
                  description: 'De melder zegt te weten bij welke organisatie dit hoort. Vraag of het daar al gemeld is.',
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
