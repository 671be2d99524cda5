import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useFormState } from './form-state.ts'
import { type AnchorProps, Link } from './link.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children'> & {
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  /** Work is under way: the button stays focusable, says so, and ignores further clicks. */
  pending?: boolean
  pendingText?: string
  children: ReactNode
}

/** A submit button inside a `Form` is pending while that form is being sent. */
export function Button({
  variant = 'secondary',
  size = 'normal',
  type = 'button',
  pending,
  pendingText = 'Bezig…',
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const form = useFormState()
  const busy = pending ?? (type === 'submit' && form.pending)
  return (
    // The type is given by the caller and is 'button' otherwise.
    // oxlint-disable-next-line react/button-has-type
    <button
      {...rest}
      type={type}
      className={classNames('vd-button', className)}
      data-variant={variant}
      data-size={size}
      aria-disabled={busy || undefined}
      onClick={event => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? pendingText : children}
    </button>
  )
}

export type ButtonLinkProps = AnchorProps & { variant?: ButtonVariant; size?: 'normal' | 'small' }

/** Goes somewhere, and looks as weighty as a button. */
export function ButtonLink({ variant = 'secondary', size = 'normal', className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={classNames('vd-button', className)} data-variant={variant} data-size={size} />
}

/** Buttons in a row; on a phone they fill the width, the first one on top. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="vd-button-group">{children}</div>
}
