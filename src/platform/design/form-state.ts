import { createContext, useContext, useId } from 'react'
import type { FieldErrors } from './problem.ts'

export type FormState = { formId: string; errors: FieldErrors; pending: boolean; touch: (name: string) => void }

const outsideAnyForm: FormState = { formId: '', errors: {}, pending: false, touch: () => {} }

export const FormContext = createContext<FormState>(outsideAnyForm)

export const useFormState = (): FormState => useContext(FormContext)

/** The element id of a field, so that the error summary can link to it. */
export const fieldId = (formId: string, name: string): string => `${formId}-${name}`

export type FieldIdentity = {
  id: string
  hintId: string | undefined
  errorId: string | undefined
  describedBy: string | undefined
  error: string | undefined
}

/** Ids and error of one field: its own `error`, or what the surrounding form holds for its name. */
export function useFieldIdentity(field: {
  name?: string | undefined
  hint?: unknown
  error?: string | undefined
}): FieldIdentity {
  const form = useFormState()
  const ownId = useId()
  const id = field.name && form.formId ? fieldId(form.formId, field.name) : ownId
  const error = field.error ?? (field.name ? form.errors[field.name] : undefined)
  const hintId = field.hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  return { id, hintId, errorId, error, describedBy: [errorId, hintId].filter(Boolean).join(' ') || undefined }
}
