import { Button, FileField, Notice, RadioGroup, Section } from '../../platform/design/index.ts'
import { type LoadKind, loadKindLabels, loadKinds } from '../rules/load-kind.ts'
import { templateCsv } from '../rules/template.ts'
import { saveText } from './save-text.ts'

const explanations: Readonly<Record<LoadKind, string>> = {
  people:
    'Eén regel per medewerker, met werkadres, organisatie en rollen. Begin hiermee: een huishouden wijst naar zijn coördinator.',
  households: 'Eén regel per gezinslid. Regels met hetzelfde kenmerk zijn samen één huishouden, met één lopend dossier.',
}

interface Props {
  kind: LoadKind | ''
  onKind: (kind: LoadKind) => void
  file: File | null
  onFile: (file: File | null) => void
  error: string | undefined
}

export function FileSection({ kind, onKind, file, onFile, error }: Props) {
  return (
    <Section title="1. Kies de lijst">
      <RadioGroup
        label="Wat staat erin?"
        value={kind}
        onChange={value => onKind(value as LoadKind)}
        options={loadKinds.map(value => ({ value, label: loadKindLabels[value], explanation: explanations[value] }))}
      />
      {kind === '' ? null : (
        <>
          <FileField
            label="Bestand"
            hint="CSV of XLSX, met koppen op de eerste regel. Het bestand blijft op uw computer; alleen wat u overneemt gaat naar Voordeur."
            accept=".csv,.txt,.xlsx"
            value={file}
            onChange={onFile}
            error={error}
          />
          <p>
            <Button
              variant="quiet"
              onClick={() => saveText(`voorbeeld-${kind === 'people' ? 'medewerkers' : 'huishoudens'}.csv`, templateCsv(kind))}
            >
              Bewaar een voorbeeldbestand
            </Button>
          </p>
          {kind === 'households' ? (
            <Notice title="Wie ziet deze huishoudens?">
              Alleen hun coördinator, en wie in dat gebied de voortgang bewaakt ziet dat er een dossier is. U ziet hierna
              aantallen en wat er verbeterd moet worden, geen dossiers.
            </Notice>
          ) : null}
        </>
      )}
    </Section>
  )
}
