import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DateField,
  Dialog,
  DueLabel,
  Form,
  formatDutchDate,
  KeyValue,
  LineList,
  Section,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { type Shield, shieldOperations } from '../api.ts'
import { proposedReviewDay } from '../rules/review-day.ts'
import { shieldKindLabels } from '../rules/shield-kind.ts'
import { itemKindLabels } from './item-kinds.ts'
import { type Chosen, NamedPeople } from './named-people.tsx'

const onDay = (at: string) => formatDutchDate(calendarDateOf(new Date(at)), 'long')

/** One shield: why, for whom, what lies under it, until when; and what its people can do about it. */
export function OneShield({ caseFileId, shield }: { caseFileId: string; shield: Shield }) {
  const me = useMe()
  const today = useToday()
  const [asking, setAsking] = useState<'name' | 'review' | 'lift' | { leaving: string; name: string }>()
  const toast = useToast()
  const unnaming = useWrite(shieldOperations.unnameFromShield)
  const stands = !shield.liftedAt && me.may('shield.keep')
  const unname = (namingId: string, name: string) => {
    unnaming.write({ caseFileId, shieldId: shield.id, namingId }).then(
      () => toast({ text: `${name} ziet dit niet meer.` }),
      (thrown: unknown) => toast({ text: thrown instanceof Error ? thrown.message : 'Dat lukte niet.' }),
    )
  }
  return (
    <Section
      title={shieldKindLabels[shield.kind]}
      level={shield.liftedAt ? 3 : 2}
      actions={
        shield.meldcodeId ? (
          <ButtonLink href={`/dossiers/${caseFileId}/meldcode/${shield.meldcodeId}`} size="small">
            Open de meldcode
          </ButtonLink>
        ) : null
      }
    >
      <KeyValue
        items={[
          { key: 'Waarom', value: shield.reason },
          { key: 'Sinds', value: `${onDay(shield.raisedAt)}, door ${shield.raisedBy}` },
          shield.liftedAt
            ? { key: 'Opgeheven', value: onDay(shield.liftedAt) }
            : {
                key: 'Opnieuw bekijken',
                value: shield.reviewOn <= today ? <DueLabel due={shield.reviewOn} /> : formatDutchDate(shield.reviewOn, 'long'),
              },
        ]}
      />
      {shield.items.length > 0 ? (
        <LineList
          lines={shield.items.map(item => ({
            key: item.id,
            primary: item.text || itemKindLabels[item.kind],
            secondary: itemKindLabels[item.kind],
            trailing: formatDutchDate(calendarDateOf(new Date(item.on)), 'day', today),
          }))}
        />
      ) : null}
      {shield.liftedAt ? null : (
        <>
          <h3 className="vd-small">Wie dit weten</h3>
          <LineList
            lines={shield.people.map(person => ({
              key: person.namingId,
              primary: person.name,
              secondary: person.name === person.organisationName ? 'de verborgen betrokkene' : person.organisationName,
              trailing:
                stands && shield.people.length > 1 && person.userId ? (
                  <Button
                    variant="quiet"
                    size="small"
                    aria-label={`Haal weg: ${person.name}`}
                    onClick={() =>
                      person.userId === me.user
                        ? setAsking({ leaving: person.namingId, name: person.name })
                        : unname(person.namingId, person.name)
                    }
                  >
                    Haal weg
                  </Button>
                ) : undefined,
            }))}
          />
        </>
      )}
      {stands ? (
        <ButtonGroup>
          <Button size="small" onClick={() => setAsking('name')}>
            Noem een collega
          </Button>
          <Button size="small" onClick={() => setAsking('review')}>
            Nog nodig
          </Button>
          {shield.mayLift ? (
            <Button size="small" variant="quiet" onClick={() => setAsking('lift')}>
              Hef op
            </Button>
          ) : null}
        </ButtonGroup>
      ) : null}
      {typeof asking === 'object' ? (
        <Dialog
          isOpen
          mustAnswer
          onClose={() => setAsking(undefined)}
          title="Haalt u uzelf weg?"
          actions={
            <>
              <Button variant="secondary" onClick={() => setAsking(undefined)}>
                Nee, laat staan
              </Button>
              <Button
                variant="danger"
                onClick={() => {
                  unname(asking.leaving, asking.name)
                  setAsking(undefined)
                }}
              >
                Ja, haal mij weg
              </Button>
            </>
          }
        >
          <p>U ziet dit dan niet meer, en weet niet meer dat het er is. Alleen wie nog genoemd is kan u weer noemen.</p>
        </Dialog>
      ) : null}
      {asking === 'name' ? <NameDialog caseFileId={caseFileId} shield={shield} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'review' ? <ReviewDialog caseFileId={caseFileId} shield={shield} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'lift' ? <LiftDialog caseFileId={caseFileId} shield={shield} onClose={() => setAsking(undefined)} /> : null}
    </Section>
  )
}

interface DialogProps {
  caseFileId: string
  shield: Shield
  onClose: () => void
}

function NameDialog({ caseFileId, shield, onClose }: DialogProps) {
  const { write } = useWrite(shieldOperations.nameForShield)
  const toast = useToast()
  const [people, setPeople] = useState<Chosen[]>([])
  return (
    <Dialog isOpen onClose={onClose} title="Noem een collega">
      <Form
        onSubmit={async () => {
          if (people.length === 0) return { people: 'Kies een collega.' }
          for (const { namingId, userId, organisationId } of people) {
            await write({ caseFileId, shieldId: shield.id, namingId, userId, organisationId })
          }
          toast({ text: 'Genoemd. Vertel het zelf: er gaat geen bericht uit.' })
          onClose()
          return undefined
        }}
      >
        <NamedPeople
          caseFileId={caseFileId}
          chosen={people}
          onChange={setPeople}
          hint="Wie u noemt leest alles wat onder deze afscherming staat."
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function ReviewDialog({ caseFileId, shield, onClose }: DialogProps) {
  const { write } = useWrite(shieldOperations.reviewShield)
  const toast = useToast()
  const today = useToday()
  return (
    <Dialog isOpen onClose={onClose} title="Nog nodig">
      <Form
        onSubmit={async data => {
          await write({ caseFileId, shieldId: shield.id, reviewOn: String(data.get('reviewOn') ?? ''), version: shield.version })
          toast({ text: 'Bewaard.' })
          onClose()
        }}
      >
        <DateField
          label="Wanneer kijkt u opnieuw?"
          name="reviewOn"
          lean="future"
          min={today}
          defaultValue={proposedReviewDay(today)}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function LiftDialog({ caseFileId, shield, onClose }: DialogProps) {
  const { write } = useWrite(shieldOperations.liftShield)
  const toast = useToast()
  return (
    <Dialog isOpen onClose={onClose} title="Afscherming opheffen" mustAnswer>
      <Form
        onSubmit={async data => {
          await write({ caseFileId, shieldId: shield.id, reason: String(data.get('reason') ?? ''), version: shield.version })
          toast({ text: 'Opgeheven. Alles staat weer in het dossier.' })
          onClose()
        }}
      >
        <p>
          Wat hieronder stond is dan weer te zien voor wie dat deel van het dossier leest. Vraag eerst wie het aangaat of het
          veilig is.
        </p>
        <TextField label="Waarom kan het?" name="reason" maxLength={1000} focusOnOpen />
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Opheffen…">
            Hef op
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
