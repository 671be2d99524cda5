import { Checkbox, CheckboxGroup, FormGroup, Notice, RadioGroup, TextField } from '../../platform/design/index.ts'
import type { ReportProgramme } from '../api.ts'
import { helpWishes, helpWishLabels, residentViewLabels, residentViews } from '../rules/reporter-kinds.ts'
import { AddressField } from './address-field.tsx'
import type { ReportDraft } from './report-draft.ts'

export interface ReportFieldsProps {
  draft: ReportDraft
  change: (changes: Partial<ReportDraft>) => void
  programme: ReportProgramme
  /** The resident tells it in person: no question whether they know. */
  byResident?: boolean
  /** Somebody else tells it, and the desk writes. */
  atDesk?: boolean
}

export function AboutWhomFields({ draft, change, atDesk }: ReportFieldsProps) {
  return (
    <FormGroup title="Over wie gaat het?">
      <Checkbox checked={draft.anonymous} onChange={anonymous => change({ anonymous })}>
        {atDesk ? 'Wil eerst advies en noemt nog geen naam' : 'Ik wil eerst advies en noem nog geen naam'}
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
            <AddressField
              name="aboutAddress"
              address={draft.address}
              onChoose={address => change(address ? { address, addressTyped: '' } : { address })}
              onTyped={addressTyped => change({ addressTyped })}
            />
          )}
          {!draft.addressInWords && !draft.address && draft.addressTyped ? (
            <p className="vd-muted vd-small" aria-live="polite">
              Niet gekozen uit de lijst: “{draft.addressTyped}”. Het gaat zo mee, en het contactpunt zoekt uit waar dat is.
            </p>
          ) : null}
          <Checkbox
            checked={draft.addressInWords}
            onChange={addressInWords => change({ addressInWords, aboutAddress: draft.aboutAddress || draft.addressTyped })}
          >
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

export function ResidentFields({ draft, change, byResident, atDesk }: ReportFieldsProps) {
  if (byResident) return null
  const asksWhy = draft.residentInformed === 'no' || (draft.residentInformed === 'yes' && draft.residentAgrees === 'refused')
  return (
    <FormGroup
      title="Weet de bewoner het?"
      hint={
        atDesk
          ? 'Het liefst vertelt de melder het zelf. Soms kan dat niet; schrijf dan waarom.'
          : 'Vertel het liefst zelf dat u dit meldt. Soms kan dat niet; zeg dan waarom.'
      }
    >
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
          label={
            draft.residentInformed === 'no'
              ? 'Waarom weet de bewoner het niet?'
              : atDesk
                ? 'Waarom wordt het toch gemeld?'
                : 'Waarom meldt u het toch?'
          }
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
