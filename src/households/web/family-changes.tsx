import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { Menu, type MenuItem } from '../../platform/design/index.ts'
import { useGo } from '../../platform/web/route.ts'
import { AddMemberDialog } from './add-member-dialog.tsx'
import { BirthDialog } from './birth-dialog.tsx'
import { DeathDialog } from './death-dialog.tsx'
import { JoinDialog } from './join-dialog.tsx'
import { ResidenceDialog } from './residence-dialog.tsx'

/** What can happen to a household, in the words of somebody who heard it at the kitchen table. */
export function FamilyChanges({ file }: { file: CaseFileView }) {
  const go = useGo()
  const [open, setOpen] = useState<string>()
  const close = () => setOpen(undefined)
  const items: MenuItem[] = [
    ...(file.may.household
      ? [
          { key: 'add', label: 'Iemand komt erbij' },
          { key: 'birth', label: 'Een kind is geboren' },
          { key: 'death', label: 'Iemand is overleden' },
          { key: 'moved', label: 'Het gezin is verhuisd' },
        ]
      : []),
    ...(file.may.household && file.may.involve ? [{ key: 'split', label: 'Iemand gaat ergens anders wonen' }] : []),
    ...(file.may.appoint ? [{ key: 'double', label: 'Dit staat er dubbel in' }] : []),
  ]
  if (items.length === 0) return null
  return (
    <>
      <Menu
        label="Er verandert iets"
        size="small"
        items={items}
        onAction={key => (key === 'split' ? go(`/dossiers/${file.id}/splitsen`) : setOpen(key))}
      />
      {open === 'add' ? <AddMemberDialog file={file} onClose={close} /> : null}
      {open === 'birth' ? <BirthDialog file={file} onClose={close} /> : null}
      {open === 'death' ? <DeathDialog file={file} onClose={close} /> : null}
      {open === 'moved' ? <ResidenceDialog file={file} onClose={close} /> : null}
      {open === 'double' ? <JoinDialog file={file} start={{}} onClose={close} /> : null}
    </>
  )
}
