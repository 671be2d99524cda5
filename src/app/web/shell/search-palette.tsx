import { useCallback } from 'react'
import { type Command, type CommandGroup, CommandPalette } from '../../../platform/design/index.ts'
import { read } from '../../../platform/web/api.ts'
import { type Me, useMe } from '../../../platform/web/me.ts'
import { useGo } from '../../../platform/web/route.ts'
import { workplaceOperations } from '../../../workplace/api.ts'
import { foldName, isTelling, wordsToFind } from '../../../workplace/rules/fold-name.ts'
import { ordersFor } from '../navigation.ts'

/** What can be chosen is an address in the product; the id of each line is that address. */
export function SearchPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const me = useMe()
  const go = useGo()
  const search = useCallback((query: string, signal: AbortSignal) => find(me, query, signal), [me])
  return <CommandPalette isOpen={isOpen} onClose={onClose} search={search} onChoose={command => go(command.id)} />
}

async function find(me: Me, query: string, signal: AbortSignal): Promise<CommandGroup[]> {
  const words = wordsToFind(query)
  const screens = screensFor(me, words)
  const files = words.some(isTelling) ? await findFiles(me, query, signal) : { items: [], alike: false }
  return [
    { label: files.alike ? 'Huishoudens, net anders geschreven' : 'Huishoudens', items: files.items },
    { label: 'Ga naar', items: screens },
  ].filter(group => group.items.length > 0)
}

/** Both circles of somebody who works at the desk and in files; each search has one purpose. */
async function findFiles(me: Me, query: string, signal: AbortSignal): Promise<{ items: Command[]; alike: boolean }> {
  if (!me.may('case-file.read')) return { items: [], alike: false }
  const { files, alike } = await read(workplaceOperations.findCaseFiles, { query }, signal)
  const items = files.map(file => ({
    id: `/dossiers/${file.caseFileId}`,
    label: file.title,
    detail: [file.address, file.people.join(', '), file.isClosed ? 'afgesloten' : ''].filter(Boolean).join(' · '),
  }))
  return { items, alike }
}

function screensFor(me: Me, words: readonly string[]): Command[] {
  return ordersFor(me)
    .filter(item => words.every(word => item.label.split(' ').some(part => foldName(part).startsWith(word))))
    .map(item => ({ id: item.href, label: item.label }))
}
