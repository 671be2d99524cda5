import { useState } from 'react'
import './family-panel.css'
import type { CaseFileView, Member } from '../../case-files/api.ts'
import { Button, formatDutchDate, LineList, Section, Stack, Status, useToday } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { householdOperations } from '../api.ts'
import { householdPositionLabels } from '../rules/household-position.ts'
import { ageInWords, fullName } from '../rules/person-name.ts'
import { relationLabels } from '../rules/relation-kind.ts'
import { FamilyChanges } from './family-changes.tsx'
import { FamilyNotices } from './family-notices.tsx'
import { FamilyTies } from './family-ties.tsx'
import { MemberDialog } from './member-dialog.tsx'
import { ResidenceDialog } from './residence-dialog.tsx'
import { SharedFromBefore } from './shared-from-before.tsx'

/** Who lives here: names, ages, phone numbers; and where. Each person opens in a dialog to read and correct. */
export function FamilyPanel({ file }: { file: CaseFileView }) {
  const today = useToday()
  const [open, setOpen] = useState<{ kind: 'residence' } | { kind: 'member'; memberId: string }>()
  const { data: state } = useRead(householdOperations.getHouseholdState, { caseFileId: file.id })
  // A birth that was taken back never was; of two records that are one person, one line.
  const neverBorn = new Set(state?.events.filter(one => one.kind === 'birth' && one.isWithdrawn).map(one => one.subjectId))
  const isSecond = new Set(
    state?.links.filter(link => link.kind === 'persons' && !link.otherFileId).map(link => link.otherRecordId),
  )
  const current = file.members.filter(member => !member.validTo && !isSecond.has(member.personId))
  const former = file.members.filter(member => member.validTo && !neverBorn.has(member.personId))
  const opened = open?.kind === 'member' ? file.members.find(member => member.memberId === open.memberId) : undefined
  const living = new Set(file.members.map(member => member.personId))
  const network = file.relations.filter(relation => !living.has(relation.relatedPersonId))
  const [residence, ...earlier] = file.residences
  const mayHaveBefore = file.may.involve && state?.links.some(link => link.kind === 'split' && !link.leads)
  return (
    <>
      <Section title="Gezin" count={current.length > 0 ? current.length : undefined} actions={<FamilyChanges file={file} />}>
        <Stack gap="tight">
          {state ? <FamilyNotices file={file} state={state} /> : null}
          <LineList
            empty="Wie hier woont is niet met u gedeeld."
            lines={current.map(member => ({
              key: member.memberId,
              depth: member.position === 'child' ? 1 : 0,
              primary: member.identity ? (
                <>
                  <Button variant="quiet" size="small" onClick={() => setOpen({ kind: 'member', memberId: member.memberId })}>
                    <bdi>{fullName(member.identity)}</bdi>
                  </Button>
                  <span className="family-printed-name">{fullName(member.identity)}</span>
                </>
              ) : (
                householdPositionLabels[member.position]
              ),
              secondary: secondary(member, today),
              trailing: member.identity?.diedOn ? (
                `overleden ${formatDutchDate(member.identity.diedOn, 'day', today)}`
              ) : (
                <Phone member={member} />
              ),
            }))}
          />
          {network.length > 0 ? (
            <LineList
              lines={network.map(relation => ({
                key: relation.id,
                primary: relation.relatedName ?? 'Naam niet gedeeld',
                secondary: relationLabels[relation.kind],
                trailing: relation.relatedPhone ? (
                  <span className="vd-small vd-numeric">{relation.relatedPhone}</span>
                ) : undefined,
              }))}
            />
          ) : null}
          {former.length > 0 ? (
            <p className="vd-muted vd-small">
              Niet meer in het gezin:{' '}
              {former
                .map(
                  member =>
                    `${householdPositionLabels[member.position].toLowerCase()} (tot ${formatDutchDate(member.validTo ?? '', 'day', today)})`,
                )
                .join(', ')}
            </p>
          ) : null}
          {file.residences.length > 0 ? (
            <LineList
              lines={[
                {
                  key: residence?.id ?? 'residence',
                  primary: 'Woont',
                  secondary: residence ? <Whereabouts residence={residence} /> : 'onbekend',
                  trailing: file.may.household ? (
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label="Verhuisd: nieuw adres vastleggen"
                      onClick={() => setOpen({ kind: 'residence' })}
                    >
                      Verhuisd
                    </Button>
                  ) : undefined,
                },
              ]}
            />
          ) : null}
          {earlier.length > 0 ? (
            <details className="vd-small">
              <summary>Eerdere adressen ({earlier.length})</summary>
              <LineList
                lines={earlier.map(one => ({
                  key: one.id,
                  primary: <Whereabouts residence={one} />,
                  trailing: one.validTo ? `tot ${formatDutchDate(one.validTo, 'day', today)}` : '',
                }))}
              />
            </details>
          ) : null}
          {state ? <FamilyTies file={file} state={state} /> : null}
        </Stack>
        {open?.kind === 'residence' ? <ResidenceDialog file={file} onClose={() => setOpen(undefined)} /> : null}
        {opened?.identity ? (
          <MemberDialog
            file={file}
            member={opened}
            identity={opened.identity}
            events={state?.events ?? []}
            onClose={() => setOpen(undefined)}
          />
        ) : null}
      </Section>
      {mayHaveBefore ? <SharedFromBefore file={file} /> : null}
    </>
  )
}

function secondary(member: Member, today: string): string {
  const age = member.identity?.birthDate ? ageInWords(member.identity.birthDate, member.identity.diedOn ?? today) : undefined
  const position =
    member.position === 'adult' || member.position === 'child' ? '' : householdPositionLabels[member.position].toLowerCase()
  return [age, position].filter(Boolean).join(' · ')
}

function Phone({ member }: { member: Member }) {
  const phone = member.contacts.find(contact => contact.kind === 'phone')
  if (!phone) return null
  return (
    <span className="vd-small vd-numeric">
      {phone.value}
      {phone.safeToUse ? '' : ' (niet veilig)'}
      {phone.isShielded ? <OnlyByName /> : null}
    </span>
  )
}

/** The address, and whether it has to stay with who is named for it. */
export function Whereabouts({ residence }: { residence: CaseFileView['residences'][number] }) {
  return (
    <>
      {whereabouts(residence)}
      {residence.isShielded ? <OnlyByName /> : null}
    </>
  )
}

/** As on a line of the timeline: others do not see this, so it is not said where they are. */
const OnlyByName = () => (
  <>
    {' '}
    <Status kind="closed">op naam</Status>
  </>
)

/** "Tulpstraat 14-2, 2621AK Voorbeeldstad", or the place in words. */
export function whereabouts({ address, place }: CaseFileView['residences'][number]): string {
  if (!address) return place
  const number = address.addition ? `${address.houseNumber}-${address.addition}` : String(address.houseNumber)
  return `${address.street} ${number}, ${address.postcode} ${address.city}`
}
