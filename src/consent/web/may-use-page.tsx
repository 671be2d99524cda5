import { useState } from 'react'
import './consent.css'
import type { AccessDomain } from '../../access/rules/access-domains.ts'
import { accessDomainLabels } from '../../access/rules/access-domains.ts'
import {
  DescriptionList,
  ErrorState,
  Loading,
  Notice,
  PageHeader,
  Section,
  Select,
  Stack,
  useToday,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { type ConsentsOfFile, consentOperations } from '../api.ts'
import { standingOf } from '../rules/consent-gaps.ts'
import { shareableDomains } from '../rules/consent-words.ts'
import {
  type DataKind,
  dataKindLabels,
  dataKinds,
  type Receiver,
  receiverLabels,
  receivers,
  type SourceLaw,
  sourceLawLabels,
  sourceLaws,
  type UsedFor,
  usedForLabels,
  usesOfLaw,
} from '../rules/law.ts'
import { type ConsentStanding, type GroundRow, lastMomentOf, mayUse } from '../rules/may-use.ts'

/** "Mag ik dit gebruiken?": yes or no, with the articles, and what would be needed. */
export default function MayUsePage() {
  const { data, error, refetch } = useRead(consentOperations.listLegalGrounds, {})
  if (error) return <ErrorState error={error} what="De grondslagen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="De grondslagen worden opgehaald" />
  return (
    <>
      <PageHeader title="Mag ik dit gebruiken?" />
      <MayUse grounds={data.grounds} />
    </>
  )
}

/** @param file the consents of a household: then the answer is about its own; left out, the consent is asked for */
export function MayUse({ grounds, file }: { grounds: readonly GroundRow[]; file?: ConsentsOfFile }) {
  const today = useToday()
  const [sourceLaw, setSource] = useState<SourceLaw>('wmo')
  const [kind, setKind] = useState<DataKind>('ordinary')
  const [usedFor, setUse] = useState<UsedFor>('coordination')
  const [receiver, setReceiver] = useState<Receiver>('needed-professional')
  const [said, setSaid] = useState<ConsentStanding>('none')
  const [organisationId, setOrganisation] = useState('')
  const [domain, setDomain] = useState<AccessDomain>('finance')
  const consent = file
    ? standingOf(
        file.persons.filter(one => one.isAdult).map(one => one.personId),
        file.consents.map(one => ({ ...one, personId: one.person.personId, organisationId: one.organisation.id })),
        organisationId,
        domain,
      )
    : said
  const answer = mayUse({ sourceLaw, kind, usedFor, receiver, consent, moment: lastMomentOf(today) }, grounds)
  return (
    <Stack gap="wide">
      <Stack>
        <Select
          label="Onder welke wet is het gegeven verzameld?"
          value={sourceLaw}
          onChange={value => setSource(value || 'wmo')}
          emptyText={null}
          options={sourceLaws.map(one => ({ value: one, label: sourceLawLabels[one] }))}
        />
        <Select
          label="Wat voor gegeven is het?"
          value={kind}
          onChange={value => setKind(value || 'ordinary')}
          emptyText={null}
          options={dataKinds.map(one => ({ value: one, label: dataKindLabels[one] }))}
        />
        <Select
          label="Waarvoor wilt u het gebruiken?"
          value={usedFor}
          onChange={value => setUse(value || 'coordination')}
          emptyText={null}
          options={usesOfLaw.map(one => ({ value: one, label: usedForLabels[one] }))}
        />
        <Select
          label="Wie krijgt het?"
          value={receiver}
          onChange={value => setReceiver(value || 'college')}
          emptyText={null}
          options={receivers.map(one => ({ value: one, label: receiverLabels[one] }))}
        />
        {file ? (
          <>
            <Select
              label="Welke organisatie?"
              value={organisationId}
              onChange={setOrganisation}
              options={file.organisations.map(one => ({ value: one.id, label: one.name }))}
            />
            <Select
              label="Welk onderdeel?"
              value={domain}
              onChange={value => setDomain(value || 'finance')}
              emptyText={null}
              options={shareableDomains.map(one => ({ value: one, label: accessDomainLabels[one] }))}
            />
          </>
        ) : (
          <Select
            label="Is er toestemming van iedereen over wie het gaat?"
            value={said}
            onChange={value => setSaid(value || 'none')}
            emptyText={null}
            options={standings.map(one => ({ value: one, label: standingLabels[one] }))}
          />
        )}
      </Stack>
      <div role="status" className="may-use-answer">
        <Notice kind={answer.allowed ? 'success' : 'warning'} title={answer.allowed ? 'Ja, dit mag' : 'Nee, zo niet'}>
          {answer.allowed ? (
            <>Op grond van: {answer.ground?.label}. Gebruik alleen wat nodig is.</>
          ) : (
            <>
              Nodig is:
              <ul>
                {answer.needed.map(one => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      </div>
      <Section title="Twee vragen van de wet">
        <DescriptionList
          items={[
            {
              term: 'Mag de ontvanger het hebben?',
              description: answer.receiverGround
                ? [
                    answer.receiverGround.article,
                    answer.receiverGround.special,
                    answer.receiverGround.criminal,
                    answer.receiverGround.bsn,
                  ]
                    .filter(Boolean)
                    .join(' · ')
                : 'Geen grond gevonden',
            },
            {
              term: 'Wat heft het beroepsgeheim op?',
              description: answer.secrecyGround
                ? `${answer.secrecyGround.article} (${answer.secrecyGround.by === 'consent' ? 'toestemming' : 'de wet'})`
                : 'Nog niets',
            },
            { term: 'Wie is verantwoordelijk?', description: answer.ground?.controller ?? 'Onbekend' },
            ...(file ? [{ term: 'Toestemming nu', description: standingLabels[consent] }] : []),
          ]}
        />
      </Section>
    </Stack>
  )
}

const standings: readonly ConsentStanding[] = ['none', 'given', 'waiting', 'refused', 'withdrawn']
const standingLabels: Record<ConsentStanding, string> = {
  none: 'Niet gevraagd',
  given: 'Ja, vastgelegd',
  waiting: 'Nog niet iedereen antwoordde',
  refused: 'Geweigerd',
  withdrawn: 'Ingetrokken',
}
