import { useState } from 'react'
import { roleLabels } from '../../access/rules/roles.ts'
import {
  Button,
  ButtonGroup,
  Checkbox,
  Dialog,
  ErrorState,
  Form,
  LineList,
  Link,
  Loading,
  PageHeader,
  Section,
  Select,
  Stack,
  Table,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type AreaLine, directoryOperations } from '../api.ts'

type Opened = { kind: 'add'; parentId: number | null } | { kind: 'change'; area: AreaLine }

/** Districts with their neighbourhoods, and who watches over each. */
export default function AreasPage() {
  const { data, error, refetch } = useRead(directoryOperations.listAreas, {})
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const areas = data?.areas ?? []
  const running = areas.filter(area => !area.endedAt)
  const ended = areas.filter(area => area.endedAt)
  const districts = running.filter(area => area.kind === 'district')
  const close = () => setOpened(undefined)
  return (
    <>
      <PageHeader
        title="Gebieden"
        actions={
          <Button variant="primary" onClick={() => setOpened({ kind: 'add', parentId: null })}>
            Voeg een gebied toe
          </Button>
        }
      />
      {error ? <ErrorState error={error} what="De gebieden" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={14} /> : null}
      {data ? (
        <Stack>
          <Section title="Kijkt mee in de hele gemeente">
            <LineList
              empty="Niemand kijkt in de hele gemeente mee."
              lines={data.everywhere.map(one => ({
                key: `${one.id} ${one.role}`,
                primary: <Link href={`/beheer/mensen/${one.id}`}>{one.name}</Link>,
                secondary: roleLabels[one.role],
              }))}
            />
          </Section>
          <Table
            caption="Wijken en buurten"
            density="compact"
            rows={[
              ...districts.flatMap(district => [district, ...running.filter(area => area.parentId === district.id)]),
              ...running.filter(area => area.kind === 'outside'),
            ]}
            rowKey={area => String(area.id)}
            empty="Er zijn nog geen gebieden."
            columns={[
              {
                key: 'name',
                header: 'Gebied',
                rowHeader: true,
                cell: area =>
                  area.kind === 'neighbourhood' ? (
                    <span style={{ paddingInlineStart: '1.5rem' }}>{area.name}</span>
                  ) : (
                    <strong>{area.name}</strong>
                  ),
              },
              {
                key: 'overseers',
                header: 'Kijkt hier mee',
                cell: area => area.overseers.map(one => `${one.name} (${roleLabels[one.role].toLowerCase()})`).join(', '),
              },
              { key: 'priority', header: 'Aandachtsgebied', hideNarrow: true, cell: area => (area.isPriority ? 'ja' : '') },
              { key: 'teams', header: 'Teams', cell: area => area.teams.join(', '), hideNarrow: true },
              {
                key: 'addresses',
                header: 'Adressen',
                align: 'end',
                cell: area => (area.kind === 'district' && area.addresses === 0 ? '' : area.addresses),
              },
              {
                key: 'open',
                header: 'Wijzigen',
                hideHeader: true,
                cell: area =>
                  area.kind === 'outside' ? null : (
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label={`Wijzig ${area.name}`}
                      onClick={() => setOpened({ kind: 'change', area })}
                    >
                      Wijzig
                    </Button>
                  ),
              },
            ]}
          />
          {ended.length > 0 ? (
            <Section title="Beëindigd" count={ended.length}>
              <LineList
                lines={ended.map(area => ({
                  key: String(area.id),
                  primary: area.name,
                  secondary: `${area.addresses} adressen`,
                  trailing: <Resume area={area} />,
                }))}
              />
            </Section>
          ) : null}
        </Stack>
      ) : null}
      {opened?.kind === 'add' ? <AddArea districts={districts} onClose={close} /> : null}
      {opened?.kind === 'change' ? <ChangeArea area={opened.area} onClose={close} /> : null}
    </>
  )
}

function AddArea({ districts, onClose }: { districts: readonly AreaLine[]; onClose: () => void }) {
  const { write } = useWrite(directoryOperations.addArea)
  const [parentId, setParent] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="Gebied toevoegen">
      <Form
        onSubmit={async form => {
          await write({ name: String(form.get('name') ?? ''), parentId: parentId === '' ? null : Number(parentId) })
          onClose()
        }}
      >
        <TextField label="Naam" name="name" maxLength={120} focusOnOpen />
        <Select
          label="Ligt in"
          name="parentId"
          optional
          emptyText="Het is zelf een wijk"
          value={parentId}
          onChange={setParent}
          options={districts.map(one => ({ value: String(one.id), label: one.name }))}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Toevoegen…">
            Voeg toe
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function ChangeArea({ area, onClose }: { area: AreaLine; onClose: () => void }) {
  const { write } = useWrite(directoryOperations.changeArea)
  const toast = useToast()
  const [stood] = useState(area.name)
  const [name, setName] = useState(area.name)
  const [ends, setEnds] = useState(false)
  const [wasPriority] = useState(area.isPriority)
  const [isPriority, setPriority] = useState(area.isPriority)
  return (
    <Dialog isOpen onClose={onClose} title={area.name}>
      <Form
        onSubmit={async () => {
          if (ends || name !== stood || isPriority !== wasPriority) {
            await write({
              areaId: area.id,
              change: {
                ...(name === stood ? {} : { name: { from: stood, to: name } }),
                ...(isPriority === wasPriority ? {} : { isPriority: { from: wasPriority, to: isPriority } }),
                ...(ends ? { isEnded: { from: false, to: true } } : {}),
              },
            })
            toast({ text: ends ? `${name} is beëindigd.` : 'Gewijzigd.' })
          }
          onClose()
        }}
      >
        <TextField label="Naam" name="change.name.to" value={name} onChange={setName} maxLength={120} focusOnOpen />
        <Checkbox checked={isPriority} onChange={setPriority}>
          Aandachtsgebied: telt in de halfjaarcijfers apart mee{area.kind === 'district' ? ', met alle buurten erin' : ''}
        </Checkbox>
        <Select
          label="Stand"
          name="change.isEnded.to"
          emptyText={null}
          value={ends ? 'ended' : 'running'}
          onChange={value => setEnds(value === 'ended')}
          hint={
            ends
              ? `Rollen en teams krijgen dit gebied niet meer. ${area.addresses} adressen, en de dossiers en cijfers daar, blijven ernaar verwijzen.`
              : 'Met een andere naam blijft het hetzelfde gebied, ook in de cijfers van eerder.'
          }
          options={[
            { value: 'running', label: 'In gebruik' },
            { value: 'ended', label: 'Beëindigd' },
          ]}
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

function Resume({ area }: { area: AreaLine }) {
  const { write } = useWrite(directoryOperations.changeArea)
  const toast = useToast()
  return (
    <Button
      variant="quiet"
      size="small"
      aria-label={`Weer in gebruik: ${area.name}`}
      onClick={() =>
        void write({ areaId: area.id, change: { isEnded: { from: true, to: false } } }).then(
          () => toast({ text: `${area.name} is weer in gebruik.` }),
          () => toast({ text: 'Dat lukte niet: is de wijk ook in gebruik? Er is niets gewijzigd.' }),
        )
      }
    >
      Weer in gebruik
    </Button>
  )
}
