/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- the combobox pattern of ARIA: the input keeps the focus and the keys, the options are pointed at; a datalist cannot show groups and details */
import { useEffect, useId, useState } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'

export type Command = { id: string; label: string; detail?: string | undefined }
export type CommandGroup = { label: string; items: ReadonlyArray<Command> }

export type CommandPaletteProps = {
  isOpen: boolean
  onClose: () => void
  /** Called a moment after the last keystroke; '' asks for what is offered before typing. */
  search: (query: string, signal: AbortSignal) => Promise<ReadonlyArray<CommandGroup>>
  onChoose: (command: Command, group: CommandGroup) => void
  placeholder?: string | undefined
}

/** The last answer; older than the query while a new one is under way. */
type Answer = { query: string | undefined; groups: ReadonlyArray<CommandGroup>; failed: boolean }

const waitAfterTypingMs = 120

/** Ctrl+K: people, addresses, files and commands in one place, by keyboard. */
export function CommandPalette({ isOpen, onClose, ...rest }: CommandPaletteProps) {
  return (
    <ModalOverlay className="vd-overlay" isOpen={isOpen} onOpenChange={open => open || onClose()} isDismissable>
      <Modal className="vd-dialog vd-palette">
        <AriaDialog className="vd-dialog-content" aria-label="Zoek of doe iets">
          <Palette onClose={onClose} {...rest} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function Palette({
  onClose,
  search,
  onChoose,
  placeholder = 'Naam, adres, dossier of opdracht',
}: Omit<CommandPaletteProps, 'isOpen'>) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [answer, setAnswer] = useState<Answer>({ query: undefined, groups: [], failed: false })
  const [active, setActive] = useState(0)
  /** Enter was pressed while this was still being looked for: its first result is opened when it is there. */
  const [wanted, setWanted] = useState<string>()
  const { groups } = answer
  const state = answer.query !== query ? 'busy' : answer.failed ? 'failed' : 'ready'

  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(
      () => {
        search(query, abort.signal).then(
          found => {
            if (abort.signal.aborted) return
            setAnswer({ query, groups: found, failed: false })
            setActive(0)
          },
          () => {
            if (!abort.signal.aborted) setAnswer({ query, groups: [], failed: true })
          },
        )
      },
      query === '' ? 0 : waitAfterTypingMs,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query, search])

  const flat = groups.flatMap(group => group.items.map(command => ({ command, group })))
  const optionId = (index: number) => `${id}-option-${index}`

  useEffect(() => {
    document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id])

  function choose(index: number) {
    const entry = flat[index]
    // While an older answer is on screen this would open something that was not meant.
    if (!entry || state === 'busy') return
    onClose()
    onChoose(entry.command, entry.group)
  }

  const isAwaited = wanted === query && state === 'ready'
  useEffect(() => {
    if (!isAwaited) return
    setWanted(undefined)
    const group = groups.find(one => one.items.length > 0)
    const command = group?.items[0]
    if (!group || !command) return
    onClose()
    onChoose(command, group)
  }, [isAwaited, groups, onClose, onChoose])

  function onKeyDown(event: React.KeyboardEvent) {
    const last = flat.length - 1
    const next = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + 8),
      PageUp: Math.max(0, active - 8),
    }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setActive(Math.max(0, next))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (state === 'busy') setWanted(query)
      else choose(active)
    }
  }

  const message = {
    busy: 'Zoeken…',
    failed: 'Zoeken lukt nu niet. Probeer het zo nog eens.',
    ready: flat.length === 0 ? 'Niets gevonden.' : '',
  }[state]
  const firstIndexOf = (groupIndex: number) => groups.slice(0, groupIndex).reduce((sum, group) => sum + group.items.length, 0)
  return (
    <>
      <input
        className="vd-palette-input"
        role="combobox"
        aria-label="Zoek of doe iets"
        aria-expanded={flat.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={flat.length > 0 ? optionId(active) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={query}
        // The palette opens to be typed in.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={event => {
          setQuery(event.target.value)
          setWanted(undefined)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="vd-palette-list" id={`${id}-list`} role="listbox" aria-label="Gevonden" aria-busy={state === 'busy'}>
        {groups.map((group, groupIndex) => (
          <div key={group.label} role="group" aria-labelledby={`${id}-group-${groupIndex}`}>
            <div className="vd-option-group" id={`${id}-group-${groupIndex}`} role="presentation">
              {group.label}
            </div>
            {group.items.map((command, commandIndex) => {
              const own = firstIndexOf(groupIndex) + commandIndex
              return (
                <div
                  key={command.id}
                  id={optionId(own)}
                  role="option"
                  className="vd-option"
                  aria-selected={own === active}
                  onPointerMove={() => setActive(own)}
                  onClick={() => choose(own)}
                >
                  <span>{command.label}</span>
                  {command.detail ? <span className="vd-option-detail">{command.detail}</span> : null}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <div className="vd-palette-foot">
        <output>{message}</output>
        <span>↑ ↓ kiezen · Enter openen · Esc sluiten</span>
      </div>
    </>
  )
}

/** Opens the palette on Ctrl+K or Cmd+K, wherever the focus is. */
export function useCommandKey(onOpen: () => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      onOpen()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onOpen])
}
