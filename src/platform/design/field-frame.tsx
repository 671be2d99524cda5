import type { ReactNode } from 'react'
import type { FieldIdentity } from './form-state.ts'

export type FieldText = {
  label: string
  /** Empty is fine: said in words, because a star needs an explanation. */
  optional?: boolean | undefined
  hint?: ReactNode
  /** Overrides what the surrounding form holds for this name. */
  error?: string | undefined
  /** Keeps the label for screen readers only, where a table header or heading already shows it. */
  hideLabel?: boolean | undefined
}

export function FieldLabelText({ label, optional }: { label: string; optional?: boolean | undefined }) {
  return (
    <>
      {label}
      {optional ? <span className="vd-field-optional"> (niet verplicht)</span> : null}
    </>
  )
}

export function FieldMessages({ identity, hint }: { identity: FieldIdentity; hint?: ReactNode }) {
  return (
    <>
      {hint ? (
        <div className="vd-field-hint" id={identity.hintId}>
          {hint}
        </div>
      ) : null}
      {identity.error ? (
        <div className="vd-field-error" id={identity.errorId}>
          {identity.error}
        </div>
      ) : null}
    </>
  )
}

/** Label, hint, error and control, in the order in which they are read. */
export function FieldFrame({
  identity,
  label,
  optional,
  hint,
  hideLabel,
  width,
  after,
  children,
}: FieldText & { identity: FieldIdentity; width?: string | undefined; after?: ReactNode; children: ReactNode }) {
  return (
    <div className="vd-field" data-invalid={identity.error ? '' : undefined} data-fixed={width ? '' : undefined}>
      <label className={hideLabel ? 'vd-hidden' : 'vd-field-label'} htmlFor={identity.id}>
        <FieldLabelText label={label} optional={optional} />
      </label>
      <FieldMessages identity={identity} hint={hint} />
      <div style={width ? { maxWidth: width } : undefined}>{children}</div>
      {after}
    </div>
  )
}

/** The same for a group of choices. */
export function GroupFrame({
  identity,
  label,
  optional,
  hint,
  hideLabel,
  children,
}: FieldText & { identity: FieldIdentity; children: ReactNode }) {
  return (
    <fieldset className="vd-field" data-invalid={identity.error ? '' : undefined} aria-describedby={identity.describedBy}>
      <legend className={hideLabel ? 'vd-hidden' : 'vd-field-label'}>
        <FieldLabelText label={label} optional={optional} />
      </legend>
      <FieldMessages identity={identity} hint={hint} />
      {children}
    </fieldset>
  )
}
