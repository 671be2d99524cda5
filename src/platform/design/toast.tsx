import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'

export type Toast = {
  text: string
  /** Takes it back; the toast says so when that is done. */
  undo?: (() => void | Promise<void>) | undefined
  undoneText?: string | undefined
  /** How long it stays. Time stands still while the pointer or the focus is on it. */
  seconds?: number | undefined
}

type Shown = Toast & { id: number }

const ToastContext = createContext<(toast: Toast) => void>(() => {
  throw new Error('useToast needs a ToastProvider around the app')
})

/** Says quietly what was just done, with ten seconds to take it back. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext)

const undoSeconds = 10

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ReadonlyArray<Shown>>([])
  const nextId = useRef(1)
  const show = useCallback((toast: Toast) => {
    const id = nextId.current++
    // Three at most: more is noise, and the oldest has had its time.
    setToasts(current => [...current.slice(-2), { ...toast, id }])
  }, [])
  const close = useCallback((id: number) => setToasts(current => current.filter(toast => toast.id !== id)), [])
  const region = useMemo(
    () => (
      <section className="vd-toasts" aria-label="Wat u net deed">
        <ol className="vd-list" aria-live="polite" aria-relevant="additions text">
          {toasts.map(toast => (
            <ToastLine key={toast.id} toast={toast} onClose={close} />
          ))}
        </ol>
      </section>
    ),
    [toasts, close],
  )
  return (
    <ToastContext value={show}>
      {children}
      {region}
    </ToastContext>
  )
}

function ToastLine({ toast, onClose }: { toast: Shown; onClose: (id: number) => void }) {
  const { id, text, undo, undoneText = 'Ongedaan gemaakt.', seconds = undoSeconds } = toast
  const [state, setState] = useState<'shown' | 'undoing' | 'undone' | 'failed'>('shown')
  const [held, setHeld] = useState(false)
  const left = useRef(seconds * 1000)

  useEffect(() => {
    if (held || state === 'undoing') return
    const startedAt = performance.now()
    const timer = setTimeout(() => onClose(id), left.current)
    return () => {
      clearTimeout(timer)
      left.current -= performance.now() - startedAt
    }
  }, [held, state, id, onClose])

  async function takeBack() {
    setState('undoing')
    try {
      await undo?.()
      setState('undone')
    } catch {
      setState('failed')
    }
    left.current = 4000
  }

  const texts = {
    shown: text,
    undoing: 'Bezig…',
    undone: undoneText,
    failed: 'Ongedaan maken lukte niet. De wijziging staat er nog.',
  }
  return (
    // Not a control: these only hold the time while somebody reads.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className="vd-toast"
      data-state={state}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{texts[state]}</span>
      {undo && state === 'shown' ? (
        <button type="button" onClick={() => void takeBack()}>
          Ongedaan maken
        </button>
      ) : null}
      <button type="button" className="vd-toast-close" onClick={() => onClose(id)}>
        Sluiten
      </button>
    </li>
  )
}
