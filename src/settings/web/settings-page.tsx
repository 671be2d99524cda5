import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  ErrorState,
  Form,
  formatDutchDate,
  LineList,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type SettingLine, settingOperations } from '../api.ts'
import { valueInWords } from '../rules/value-words.ts'
import { SettingField } from './setting-field.tsx'

/** Terms, numbers and lists that the municipality decides on. */
export default function SettingsPage() {
  const { data, error, refetch } = useRead(settingOperations.listSettings, {})
  const [opened, setOpened] = useState<string | undefined>(undefined)
  const all = data ? [...data.own, ...data.programmes.flatMap(one => one.settings)] : []
  const current = all.find(one => one.key === opened)
  return (
    <>
      <PageHeader title="Instellingen" />
      {error ? <ErrorState error={error} what="De instellingen" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={14} /> : null}
      {data ? (
        <Stack>
          <Notice title="Een andere termijn geldt voor wat daarna begint">
            Wat al loopt houdt de termijn waarmee het begon. Getallen en lijsten gelden meteen.
          </Notice>
          <Settings title="Voor de hele gemeente" settings={data.own} onOpen={setOpened} />
          {data.programmes.map(programme => (
            <Settings key={programme.id} title={programme.title} settings={programme.settings} onOpen={setOpened} />
          ))}
        </Stack>
      ) : null}
      {current ? <ChangeSetting key={current.key} setting={current} onClose={() => setOpened(undefined)} /> : null}
    </>
  )
}

function Settings({
  title,
  settings,
  onOpen,
}: {
  title: string
  settings: readonly SettingLine[]
  onOpen: (key: string) => void
}) {
  return (
    <Section title={title}>
      <Table
        caption={title}
        hideCaption
        density="compact"
        rows={settings}
        rowKey={one => one.key}
        columns={[
          {
            key: 'label',
            header: 'Instelling',
            rowHeader: true,
            cell: one => (
              <>
                {one.label}
                <div className="vd-muted vd-small" style={{ fontWeight: 'normal' }}>
                  {one.meaning}
                </div>
              </>
            ),
          },
          {
            key: 'value',
            header: 'Nu',
            width: '14rem',
            cell: one => <Value setting={one} />,
          },
          {
            key: 'source',
            header: 'Standaard',
            width: '14rem',
            cell: one => <Standard setting={one} />,
            hideNarrow: true,
          },
          {
            key: 'changed',
            header: 'Laatst gewijzigd',
            width: '11rem',
            cell: one => <LastChange setting={one} />,
            hideNarrow: true,
          },
          {
            key: 'open',
            header: 'Wijzigen',
            hideHeader: true,
            cell: one => (
              <Button variant="quiet" size="small" aria-label={`Wijzig ${one.label}`} onClick={() => onOpen(one.key)}>
                Wijzig
              </Button>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Value({ setting }: { setting: SettingLine }) {
  const value = setting.own ?? setting.standard
  if (value === null) return <Status kind="wait">niet ingesteld</Status>
  const words = setting.kind === 'list' && Array.isArray(value) ? `${value.length} soorten` : valueInWords(setting, value)
  return (
    <>
      {words}
      {setting.own === null ? null : <div className="vd-muted vd-small">zelf ingesteld</div>}
    </>
  )
}

const sources = {
  stated: 'staat in de bron',
  derived: 'afgeleid uit de bron',
  default: 'gemeente beslist',
} as const

function Standard({ setting }: { setting: SettingLine }) {
  const words =
    setting.kind === 'list' && Array.isArray(setting.standard)
      ? `${setting.standard.length} soorten`
      : valueInWords(setting, setting.standard)
  return (
    <>
      {setting.standard === null ? <span className="vd-muted">geen</span> : words}
      <div className="vd-muted vd-small">{setting.standard === null ? sources.default : sources[setting.source]}</div>
    </>
  )
}

function LastChange({ setting }: { setting: SettingLine }) {
  const today = useToday()
  const [last] = setting.history
  if (!last) return <span className="vd-muted">nooit</span>
  return (
    <>
      {formatDutchDate(calendarDateOf(new Date(last.at)), 'day', today)}
      <div className="vd-muted vd-small">{last.by}</div>
    </>
  )
}

function ChangeSetting({ setting: now, onClose }: { setting: SettingLine; onClose: () => void }) {
  const { write } = useWrite(settingOperations.changeSetting)
  const toast = useToast()
  const today = useToday()
  // What it was when the dialog opened: so two administrators never overwrite each other in silence.
  const [setting] = useState(now)
  const [value, setValue] = useState(setting.own ?? setting.standard)
  const send = async (to: SettingLine['own']) => {
    await write({ key: setting.key, change: { value: { from: setting.own, to } } })
    toast({ text: `${setting.label}: ${to === null ? 'de standaard geldt weer' : valueInWords(setting, to)}.` })
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={setting.label}>
      <Form
        onSubmit={async () => {
          if (value === null) return { 'change.value.to': 'Vul iets in, of ga terug naar de standaard.' }
          await send(value)
          return undefined
        }}
      >
        <p>{setting.meaning}</p>
        <SettingField setting={setting} onChange={setValue} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
          {setting.own === null ? null : (
            <Button onClick={() => void send(null).catch(() => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }))}>
              Terug naar de standaard: {setting.kind === 'list' ? 'de lijst' : valueInWords(setting, setting.standard)}
            </Button>
          )}
        </ButtonGroup>
      </Form>
      <Section title="Wat er gewijzigd is" level={3}>
        <LineList
          empty="Nog niets."
          lines={now.history.map(one => ({
            key: one.id,
            primary: `${valueInWords(setting, one.before)} → ${valueInWords(setting, one.after)}`,
            secondary: `${one.by}, ${formatDutchDate(calendarDateOf(new Date(one.at)), 'day', today)}`,
          }))}
        />
      </Section>
    </Dialog>
  )
}
