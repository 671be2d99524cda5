import { useState } from 'react'
import {
  Button,
  DescriptionList,
  ErrorState,
  LineList,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
  Status,
  useToast,
} from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { providerOperations, type TrustedProvider } from '../provider-api.ts'
import { ProviderForm, type ProviderOnForm } from './identity-provider-form.tsx'

type Listed = OutputOf<typeof providerOperations.listIdentityProviders>

/** By which doors people come in, and what each is trusted for. The connection itself stands in the settings of the server. */
export default function IdentityProvidersPage() {
  const { data, error, refetch } = useRead(providerOperations.listIdentityProviders, {})
  const [opened, setOpened] = useState<ProviderOnForm>()
  if (error) return <ErrorState error={error} what="De inlogdiensten" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <PageHeader title="Inlogdiensten" />
      <Stack>
        <p>
          Mensen loggen in bij de inlogdienst van hun eigen organisatie. Hier staat voor wie u welke inlogdienst vertrouwt. Wie
          een mailadres heeft van een domein hieronder, wordt de eerste keer aan dat adres herkend; een andere inlogdienst kan dat
          adres niet opeisen.
        </p>
        {data.providers.map(one => (
          <ProviderSection key={one.code} provider={one} mayKeep={data.mayKeep} onChange={() => setOpened({ change: one })} />
        ))}
        <Untrusted listed={data} onTrust={connection => setOpened({ trust: connection })} />
      </Stack>
      {opened ? <ProviderForm form={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  )
}

function ProviderSection({ provider, mayKeep, onChange }: { provider: TrustedProvider; mayKeep: boolean; onChange: () => void }) {
  const { values, kind, organisations } = provider
  const none = <span className="vd-muted">geen</span>
  return (
    <Section
      title={values.label}
      actions={
        mayKeep ? (
          <>
            {provider.endedAt ? null : (
              <Button variant="quiet" size="small" aria-label={`Wijzig ${values.label}`} onClick={onChange}>
                Wijzig
              </Button>
            )}
            <EndOrResume provider={provider} />
          </>
        ) : null
      }
    >
      {provider.endedAt ? <Status kind="stopped">niet meer vertrouwd</Status> : null}
      {provider.issuer === null && !provider.endedAt ? (
        <Notice kind="warning">Deze inlogdienst staat niet in de instellingen van de server. Niemand kan ermee inloggen.</Notice>
      ) : null}
      <DescriptionList
        items={[
          {
            term: 'Voor wie',
            description:
              kind === 'residents'
                ? `inwoners, met hun BSN; onder de naam van ${organisations.join(', ')}`
                : values.everyOrganisation
                  ? 'de mensen van alle organisaties'
                  : `de mensen van ${organisations.join(', ')}`,
          },
          ...(kind === 'staff' ? [{ term: 'Maildomeinen', description: domainsInWords(values.domains) || none }] : []),
          {
            term: 'Twee stappen',
            description:
              kind === 'residents' || values.strongFor === 'everyone'
                ? 'verplicht voor iedereen'
                : 'verplicht voor beheerders en privacy-functionarissen',
          },
          {
            term: 'Herkend aan',
            description:
              [...values.strongAcr.map(one => `acr ${one}`), ...values.strongAmr.map(one => `amr ${one}`)].join(', ') || none,
          },
          { term: 'Adres', description: provider.issuer ?? none },
        ]}
      />
    </Section>
  )
}

const domainsInWords = (domains: readonly string[]): string =>
  domains.map(one => (one === '*' ? 'alle andere domeinen' : one)).join(', ')

function EndOrResume({ provider }: { provider: TrustedProvider }) {
  const { write, pending } = useWrite(providerOperations.changeIdentityProvider)
  const toast = useToast()
  const isEnded = provider.endedAt !== null
  return (
    <Button
      variant="quiet"
      size="small"
      pending={pending}
      pendingText="Even wachten…"
      aria-label={`${isEnded ? 'Vertrouw weer' : 'Vertrouw niet meer'}: ${provider.values.label}`}
      onClick={() =>
        void write({ code: provider.code, change: { isEnded: { from: isEnded, to: !isEnded } } }).then(
          () =>
            toast({
              text: isEnded
                ? 'Mensen kunnen er weer mee inloggen.'
                : 'Niemand logt er nog mee in; wie ermee binnen was is uitgelogd.',
            }),
          (thrown: unknown) =>
            toast({ text: thrown instanceof Error ? thrown.message : 'Dat lukte niet. Er is niets gewijzigd.' }),
        )
      }
    >
      {isEnded ? 'Vertrouw weer' : 'Vertrouw niet meer'}
    </Button>
  )
}

function Untrusted({ listed, onTrust }: { listed: Listed; onTrust: (connection: Listed['untrusted'][number]) => void }) {
  if (listed.untrusted.length === 0) return null
  return (
    <Section title="Aangesloten, nog niet vertrouwd" count={listed.untrusted.length}>
      <LineList
        lines={listed.untrusted.map(one => ({
          key: one.id,
          primary: one.name,
          secondary: `${one.issuer}${one.forResidents ? ' · voor inwoners' : ''}`,
          trailing: listed.mayKeep ? (
            <Button size="small" aria-label={`Vertrouw ${one.name}`} onClick={() => onTrust(one)}>
              Vertrouw
            </Button>
          ) : null,
        }))}
      />
    </Section>
  )
}
