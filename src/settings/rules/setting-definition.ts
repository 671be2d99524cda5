import { alertSettings } from '../../audit/rules/alert-settings.ts'
import { namedLookerSettings } from '../../audit/rules/named-lookers.ts'
import { usualThresholds } from '../../audit/rules/unusual-looking.ts'
import { ceilingMegabytes, defaultMegabytes, sizeSetting } from '../../documents/rules/size-limit.ts'
import { smallestShown } from '../../indicators/rules/hold-back.ts'
import { defaultKinds, kindsSetting } from '../../interventions/rules/intervention-kind.ts'
import {
  ceilingSetting,
  defaultMandateKinds,
  householdBudgetSetting,
  mandateKindsSetting,
} from '../../mandates/rules/mandate-kind.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { settingsOf } from '../../programmes/rules/settings.ts'
import type { Provenance } from '../../programmes/rules/vocabulary.ts'
import { standsStillAfterDays } from '../../workplace/rules/overview-views.ts'

/** One of a list that a municipality keeps itself; the code is stored with what was chosen, the label is shown. */
export interface ListItem {
  code: string
  label: string
}

/** `duration`: ISO 8601. `amount`: euro. `list`: choices with a code and a label, of which all are kept. `choice`: one of `choices`. */
export type SettingKind = 'duration' | 'number' | 'amount' | 'list' | 'choice'
export type SettingValue = string | number | ListItem[]

/** Something a municipality sets itself, with what holds as long as it sets nothing. */
export interface SettingDefinition {
  key: string
  label: string
  /** What it does, in a sentence. */
  meaning: string
  kind: SettingKind
  /** Null: nothing holds until it is filled in. */
  standard: SettingValue | null
  /** Where the standard comes from: the source says so, read from it, or a start that the municipality decides on. */
  source: Provenance
  unit: string
  /** Of a term: whether days are working days. */
  counting: 'calendar' | 'working-days'
  least: number
  most: number
  /** Of a choice: what one can choose from; the code is kept. */
  choices?: ListItem[]
}

const number = (
  definition: Pick<SettingDefinition, 'key' | 'label' | 'meaning' | 'unit' | 'least' | 'most'> & { standard: number | null },
): SettingDefinition => ({ kind: 'number', source: 'default', counting: 'calendar', ...definition })

const choice = (
  definition: Pick<SettingDefinition, 'key' | 'label' | 'meaning' | 'choices'> & { standard: string },
): SettingDefinition => ({
  kind: 'choice',
  source: 'default',
  unit: '',
  counting: 'calendar',
  least: 0,
  most: 0,
  ...definition,
})

const amount = (
  definition: Pick<SettingDefinition, 'key' | 'label' | 'meaning'> & { standard: number | null },
): SettingDefinition => ({
  kind: 'amount',
  source: 'default',
  unit: 'euro',
  counting: 'calendar',
  least: 0,
  most: 100_000,
  ...definition,
})

/** What holds for the municipality as a whole, whatever the programme. */
export const ownSettings: readonly SettingDefinition[] = [
  number({
    key: 'caseload.norm',
    label: 'Huishoudens per coördinator',
    meaning:
      'Hoeveel huishoudens een coördinator hooguit tegelijk heeft. Staat op Vandaag en bij het toewijzen. Zonder eigen getal geldt de norm van het programma, als dat er een heeft.',
    unit: 'huishoudens',
    least: 1,
    most: 200,
    standard: null,
  }),
  number({
    key: 'standsStill.days',
    label: 'Een dossier staat stil na',
    meaning: 'Na zoveel dagen zonder een stap staat een dossier bij de procesregisseur op de lijst "staat stil".',
    unit: 'dagen',
    least: 7,
    most: 365,
    standard: standsStillAfterDays,
  }),
  number({
    key: 'figures.smallestShown',
    label: 'Kleinste aantal in de cijfers',
    meaning:
      'Een kleiner aantal wordt niet getoond aan wie de lijst erachter niet mag openen, zodat een cijfer niemand aanwijst. Nul wordt wel getoond.',
    unit: 'huishoudens',
    least: 3,
    most: 100,
    standard: smallestShown,
  }),
  number({
    key: sizeSetting,
    label: 'Grootte van een document',
    meaning: 'Hoe groot een document of foto bij een dossier hooguit is.',
    unit: 'MB',
    least: 1,
    most: ceilingMegabytes,
    standard: defaultMegabytes,
  }),
  {
    key: kindsSetting,
    label: 'Soorten hulp',
    meaning: 'Waaruit men kiest bij het vastleggen van hulp en trajecten. Wat al is vastgelegd houdt zijn soort.',
    kind: 'list',
    standard: defaultKinds.map(kind => ({ ...kind })),
    source: 'default',
    unit: '',
    counting: 'calendar',
    least: 1,
    most: 60,
  },
  amount({
    key: householdBudgetSetting,
    label: 'Budget van een huishouden',
    meaning:
      'Wat een coördinator voor een huishouden kan uitgeven zonder te vragen, als geen programma of mandaat iets anders zegt. Bij 0 beslist de procesregisseur over elke uitgave.',
    standard: 0,
  }),
  amount({
    key: ceilingSetting,
    label: 'Eén uitgave hooguit',
    meaning:
      'Een grotere uitgave vraagt een ja van de procesregisseur, ook als er genoeg over is. Niet ingevuld: één uitgave mag zo groot zijn als wat er over is.',
    standard: null,
  }),
  {
    key: mandateKindsSetting,
    label: 'Soorten mandaat',
    meaning: 'Waaruit de procesregisseur kiest bij het geven van een mandaat. Wat al gegeven is houdt zijn soort.',
    kind: 'list',
    standard: defaultMandateKinds.map(kind => ({ ...kind })),
    source: 'default',
    unit: '',
    counting: 'calendar',
    least: 1,
    most: 60,
  },
  ...namedLookerSettings.map(setting => choice(setting)),
  ...alertSettings.map(({ of, ...setting }) => number({ ...setting, standard: usualThresholds[of] })),
]

/** The key under which the value of a programme's setting is stored. */
export const keyOf = (programmeId: string, setting: string): string => `${programmeId}.${setting}`

/** What a programme leaves to the municipality. A key that stands in two places has one value. */
export function programmeSettings(programme: Programme): SettingDefinition[] {
  const definitions = new Map<string, SettingDefinition>()
  for (const setting of settingsOf(programme)) {
    const key = keyOf(programme.id, setting.key)
    if (definitions.has(key)) continue
    const clock = programme.clocks.find(one => one.setting === setting.key)
    const meanings = {
      duration: clock ? 'Termijn van deze klok.' : 'Termijn.',
      number: 'Hooguit zoveel.',
      amount: 'Bedrag in euro.',
    }
    definitions.set(key, {
      key,
      label: setting.label,
      meaning: setting.note ?? meanings[setting.kind],
      kind: setting.kind,
      standard: setting.value,
      source: setting.source,
      unit: setting.kind === 'amount' ? 'euro' : '',
      counting: clock?.counting ?? 'calendar',
      least: 1,
      most: setting.kind === 'amount' ? 1_000_000 : 10_000,
    })
  }
  return [...definitions.values()]
}
