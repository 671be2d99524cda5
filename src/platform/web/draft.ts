import { useCallback, useEffect, useRef, useState } from 'react'
import type * as z from 'zod'
import { call } from '../api-client.ts'
import { newId } from '../ids.ts'
import type { Operation } from '../operation.ts'

/** The operations of the drafts capability, handed in because this folder knows no capability. */
export interface DraftOperations {
  saveDraft: Operation<z.ZodObject, z.ZodType<{ savedAt: string }>>
  listDrafts: Operation<z.ZodObject, z.ZodType<{ aboutId: string; savedAt: string; body: Record<string, unknown> }[]>>
  discardDraft: Operation<z.ZodObject, z.ZodType>
}

export interface DraftOf<Body> {
  /** False until it is known whether there was something. */
  ready: boolean
  /** What the text is about: of the draft that was found, or what was given, or new. */
  aboutId: string
  /** What was typed here before, when the screen opened. */
  found: { body: Body; savedAt: string } | undefined
  /** When it was last kept; undefined while nothing was typed. */
  savedAt: string | undefined
  /** The last change could not be kept; what is on screen stays. */
  failed: boolean
  /** Keeps what is typed, a moment after the last keystroke. */
  keep(body: Body): void
  /** Throws it away and starts anew. */
  discard(): Promise<void>
  /** It became a fact, and the server threw it away: nothing more is kept under this id. */
  done(): void
}

const waitAfterTypingMs = 1200
const deviceKey = 'voordeur.device'

/** An id of this browser, so that a draft stays on the device it was typed on. It says nothing about a person. */
export function deviceId(): string {
  const known = localStorage.getItem(deviceKey)
  if (known) return known
  const made = newId()
  localStorage.setItem(deviceKey, made)
  return made
}

/**
 * What is being typed in a form: kept while typing, there again after a reload, and its author's and the device's alone.
 * Without `aboutId` the newest draft of the form is taken up again under its own id.
 */
export function useDraft<Body extends object>(operations: DraftOperations, form: string, aboutId?: string): DraftOf<Body> {
  const [state, setState] = useState<Pick<DraftOf<Body>, 'ready' | 'aboutId' | 'found'>>(() => ({
    ready: false,
    aboutId: aboutId ?? newId(),
    found: undefined,
  }))
  const [savedAt, setSavedAt] = useState<string>()
  const [failed, setFailed] = useState(false)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; send: () => void } | undefined>(undefined)
  const over = useRef(new Set<string>())
  const sending = useRef<Promise<unknown>>(Promise.resolve())

  useEffect(() => {
    let left = false
    call(operations.listDrafts, { form, deviceId: deviceId() })
      .then(drafts => {
        const draft = aboutId ? drafts.find(each => each.aboutId === aboutId) : drafts[0]
        if (left || !draft) return
        setState({ ready: true, aboutId: draft.aboutId, found: { body: draft.body as Body, savedAt: draft.savedAt } })
        setSavedAt(draft.savedAt)
      })
      .catch(() => undefined)
      .finally(() => {
        if (!left) setState(current => ({ ...current, ready: true }))
      })
    return () => {
      left = true
      // Leaving the screen within the wait loses nothing.
      waiting.current?.send()
    }
  }, [operations, form, aboutId])

  const id = state.aboutId
  const keep = useCallback(
    (body: Body) => {
      if (waiting.current) clearTimeout(waiting.current.timer)
      const send = () => {
        if (waiting.current) clearTimeout(waiting.current.timer)
        waiting.current = undefined
        if (over.current.has(id)) return
        sending.current = call(operations.saveDraft, { form, aboutId: id, deviceId: deviceId(), body })
          .then(kept => {
            setSavedAt(kept.savedAt)
            setFailed(false)
          })
          .catch(() => setFailed(true))
      }
      waiting.current = { timer: setTimeout(send, waitAfterTypingMs), send }
    },
    [operations, form, id],
  )

  const done = useCallback(() => {
    over.current.add(id)
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = undefined
    setSavedAt(undefined)
    // One that was still under way may arrive after the fact: it is thrown away too.
    void sending.current
      .then(() => call(operations.discardDraft, { form, aboutId: id, deviceId: deviceId() }))
      .catch(() => undefined)
  }, [operations, form, id])

  const discard = useCallback(async () => {
    done()
    await sending.current
    await call(operations.discardDraft, { form, aboutId: id, deviceId: deviceId() })
    over.current.delete(id)
    const next = aboutId ?? newId()
    setState({ ready: true, aboutId: next, found: undefined })
  }, [operations, form, id, aboutId, done])

  return { ...state, savedAt, failed, keep, discard, done }
}
