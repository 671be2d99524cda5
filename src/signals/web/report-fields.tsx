import { Checkbox, CheckboxGroup, ComboBox, FormGroup, Notice, RadioGroup, TextField } from '../../platform/design/index.ts'
import { read } from '../../platform/web/api.ts'
import { type ReportProgramme, signalOperations } from '../api.ts'
import { helpWishes, helpWishLabels, residentViewLabels, residentViews } from '../rules/reporter-kinds.ts'
import type { ReportDraft } from './report-draft.ts'

export interface ReportFieldsProps {
  draft: ReportDraft
  change: (changes: Partial<ReportDraft>) => void
  programme: ReportProgramme
  /** The resident tells it in person: no question whether they know. */
  byResident?: boolean
}

const findAddresses = async (query: string, signal: AbortSignal) =>
  (await read(signalOperations.findAddresses, { query }, signal)).map(({ id, label, area }) => ({
    value: id,
    label,
    detail: area,
  }))

export function AboutWhomFields({ draft, change }: ReportFieldsProps) {
  return (
    <FormGroup title="Over wie gaat het?">
      <Checkbox checked={draft.anonymous} onChange={anonymous => change({ anonymous })}>
        Ik wil eerst advies en noem nog geen naam
      </Checkbox>
      {draft.anonymous ? (
        <Notice title="Anoniem advies">
          Schrijf hieronder ook geen naam of adres. Het contactpunt geeft advies en opent geen dossier.
        </Notice>
      ) : (
        <>
          <TextField
            label="Naam"
            name="aboutName"
            maxLength={200}
            value={draft.aboutName}
            onChange={aboutName => change({ aboutName })}
            hint="Van een persoon of een gezin, zoals u die kent. Weet u alleen het adres, laat dit dan leeg."
          />
          {draft.addressInWords ? (
            <TextField
              label="Adres of plek"
              name="aboutAddress"
              maxLength={200}
              value={draft.aboutAddress}
              onChange={aboutAddress => change({ aboutAddress })}
              hint="Schrijf zo precies als u kunt waar het huishouden te vinden is. Het contactpunt zoekt het verder uit."
            />
          ) : (
            <ComboBox
              label="Adres"
              name="aboutAddress"
              load={findAddresses}
              value={draft.address?.id ?? null}
              defaultText={draft.address?.label ?? ''}
              onChange={(id, option) => change({ address: id && option ? { id, label: option.label } : null })}
              hint="Typ straat en huisnummer, of postcode en huisnummer, en kies uit de lijst."
              emptyText="Geen adres gevonden. Kijk de schrijfwijze na, of vink hieronder aan dat het niet in de lijst staat."
            />
          )}
          <Checkbox checked={draft.addressInWords} onChange={addressInWords => change({ addressInWords })}>
            Het adres staat niet in de lijst, of er is geen vast adres
          </Checkbox>
          <TextField
            label="Telefoon of mail van het huishouden"
            name="aboutContact"
            optional
            maxLength={200}
            value={draft.aboutContact}
            onChange={aboutContact => change({ aboutContact })}
          />
        </>
      )}
    </FormGroup>
  )
}

export function ObservedFields({ draft, change, programme }: ReportFieldsProps) {
  return (
    <FormGroup title="Wat is er aan de hand?">
      <TextField
        label="Wat ziet of hoort u?"
        name="observed"
        lines={6}
        maxLength={10_000}
        value={draft.observed}
        onChange={observed => change({ observed })}
        hint="Schrijf wat u zag of hoorde, en wanneer. Geen oordeel en geen diagnose."
      />
      <CheckboxGroup
        label="Waar gaat het over?"
        name="lifeDomains"
        inline
        values={draft.lifeDomains}
        onChange={lifeDomains => change({ lifeDomains })}
        options={programme.lifeDomains.map(({ code, label }) => ({ value: code, label }))}
      />
      <RadioGroup
        label="Hoe snel moet er iets gebeuren?"
        name="urgency"
        value={draft.urgency}
        onChange={urgency => change({ urgency })}
        options={programme.urgencies.map(({ code, label, explanation }) => ({
          value: code,
          label,
          ...(explanation ? { explanation } : {}),
        }))}
      />
      <RadioGroup
        label="Wil het huishouden hulp?"
        name="wantsHelp"
        appearance="inline"
        value={draft.wantsHelp}
        onChange={wantsHelp => change({ wantsHelp })}
        options={helpWishes.map(value => ({ value, label: helpWishLabels[value] }))}
      />
    </FormGroup>
  )
}

export function ResidentFields({ draft, change, byResident }: ReportFieldsProps) {
  if (byResident) return null
  const asksWhy = draft.residentInformed === 'no' || (draft.residentInformed === 'yes' && draft.residentAgrees === 'refused')
  return (
    <FormGroup title="Weet de bewoner het?" hint="Vertel het liefst zelf dat u dit meldt. Soms kan dat niet; zeg dan waarom.">
      <RadioGroup
        label="Weet de bewoner van deze melding?"
        name="residentInformed"
        appearance="inline"
        value={draft.residentInformed || undefined}
        onChange={residentInformed => change({ residentInformed })}
        options={[
          { value: 'yes', label: 'Ja' },
          { value: 'no', label: 'Nee' },
        ]}
      />
      {draft.residentInformed === 'yes' ? (
        <RadioGroup
          label="Is de bewoner het ermee eens?"
          name="residentAgrees"
          appearance="inline"
          value={draft.residentAgrees}
          onChange={residentAgrees => change({ residentAgrees })}
          options={residentViews.map(value => ({ value, label: residentViewLabels[value] }))}
        />
      ) : null}
      {asksWhy ? (
        <TextField
          label={draft.residentInformed === 'no' ? 'Waarom weet de bewoner het niet?' : 'Waarom meldt u het toch?'}
          name="residentInformedNote"
          lines={2}
          maxLength={2000}
          optional={draft.anonymous}
          value={draft.residentInformedNote}
          onChange={residentInformedNote => change({ residentInformedNote })}
        />
      ) : null}
    </FormGroup>
  )
}
