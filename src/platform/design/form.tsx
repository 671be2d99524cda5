import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { FormContext, fieldId } from './form-state.ts'
import { Notice } from './notice.tsx'
import { type FieldErrors, readProblem } from './problem.ts'

export type FormProps = {
  /**
   * Sends the form. Return field errors, or throw problem details, and they stand at their fields. While the promise
   * runs a second submit does nothing.
   */
  // A handler that returns nothing is the common case.
  onSubmit: (data: FormData) => void | FieldErrors | Promise<void | FieldErrors>
  /** Errors from elsewhere, for instance checked while typing. */
  errors?: FieldErrors
  /** The name of the form for a screen reader; leave out when a heading right above says it. */
  label?: string
  /** What the person can do when sending failed for a reason that is not a field. */
  failureText?: string
  /** For a form that somebody opened on the page: the first field is ready to type in. */
  focusOnOpen?: boolean
  children: ReactNode
}

const noErrors: FieldErrors = {}

/** A form keeps what was typed whatever happens; only the caller clears or replaces it. */
export function Form({
  onSubmit,
  errors: outerErrors = noErrors,
  label,
  failureText = 'Wat u invulde staat er nog. Probeer het zo nog eens.',
  focusOnOpen = false,
  children,
}: FormProps) {
  const formId = useId()
  const element = useRef<HTMLFormElement>(null)
  const sending = useRef(false)
  const [pending, setPending] = useState(false)
  const [sentErrors, setSentErrors] = useState<FieldErrors>(noErrors)
  const [attempt, setAttempt] = useState(0)

  const errors = useMemo(() => ({ ...sentErrors, ...outerErrors }), [sentErrors, outerErrors])

  async function send() {
    // A ref, because two clicks can land before React has drawn the pending state.
    if (sending.current || !element.current) return
    sending.current = true
    setPending(true)
    setSentErrors(noErrors)
    try {
      const found = await onSubmit(new FormData(element.current))
      setSentErrors(found ?? noErrors)
    } catch (thrown) {
      const problem = readProblem(thrown)
      const hasFields = Object.keys(problem.fieldErrors).length > 0
      setSentErrors(hasFields ? problem.fieldErrors : { '': problem.detail ?? `${problem.title} ${failureText}` })
    } finally {
      sending.current = false
      setPending(false)
      setAttempt(count => count + 1)
    }
  }

  useEffect(() => {
    if (focusOnOpen) element.current?.querySelector<HTMLElement>('select, input, textarea')?.focus()
  }, [focusOnOpen])

  // After an attempt that failed the person continues where the first error stands.
  // Only a new attempt moves the focus, not each correction.
  useEffect(() => {
    if (attempt === 0 || Object.keys(errors).length === 0) return
    const first = inReadingOrder(formId, errors).find(entry => entry.element)
    const target = first?.element ?? element.current?.querySelector<HTMLElement>('.vd-form-summary')
    target?.focus()
    // oxlint-disable-next-line react/exhaustive-deps
    // oxlint-disable-next-line react/exhaustive-deps
  }, [attempt])

  const state = useMemo(
    () => ({
      formId,
      errors,
      pending,
      // An error goes away once the person starts to repair it.
      touch: (name: string) =>
        setSentErrors(current => {
          if (!(name in current)) return current
          const { [name]: _repaired, ...others } = current
          return others
        }),
    }),
    [formId, errors, pending],
  )

  return (
    <FormContext value={state}>
      <form
        ref={element}
        className="vd-form"
        noValidate
        aria-label={label}
        aria-busy={pending || undefined}
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        <ErrorSummary formId={formId} errors={errors} />
        {children}
      </form>
    </FormContext>
  )
}

function ErrorSummary({ formId, errors }: { formId: string; errors: FieldErrors }) {
  const [entries, setEntries] = useState<Array<{ name: string; message: string; element: HTMLElement | null }>>([])
  // The order on screen is only known after drawing.
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => setEntries(inReadingOrder(formId, errors)), [formId, errors])
  if (entries.length === 0) return null
  const title = entries.length === 1 ? 'Er klopt nog iets niet' : `Er kloppen nog ${entries.length} dingen niet`
  return (
    <div className="vd-form-summary" tabIndex={-1}>
      <Notice kind="error" title={title}>
        <ul>
          {entries.map(({ name, message, element }) => (
            <li key={name}>
              {element ? (
                <a
                  href={`#${fieldId(formId, name)}`}
                  onClick={event => {
                    event.preventDefault()
                    element.focus()
                  }}
                >
                  {inFull(message, element)}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

/** What says nothing without its field gets the name of that field: "Waarom?": vul dit in. */
function inFull(message: string, element: HTMLElement): string {
  const label = document.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.firstChild?.textContent
  return label && /^(Vul dit in|Gebruik )/.test(message)
    ? `“${label.trim()}”: ${message[0]?.toLowerCase()}${message.slice(1)}`
    : message
}

function inReadingOrder(formId: string, errors: FieldErrors) {
  return Object.entries(errors)
    .map(([name, message]) => ({ name, message, element: document.getElementById(fieldId(formId, name)) }))
    .sort((a, b) => {
      if (!a.element || !b.element) return Number(Boolean(a.element)) - Number(Boolean(b.element))
      return a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
    })
}

/** Fields that belong together, with a heading that a screen reader hears before each of them. */
export function FormGroup({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="vd-form-group">
      <legend>{title}</legend>
      {hint ? <p className="vd-field-hint">{hint}</p> : null}
      <div className="vd-form-fields">{children}</div>
    </fieldset>
  )
}

/** Short fields beside each other where there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className="vd-form-row">{children}</div>
}
