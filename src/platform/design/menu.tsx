import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { classNames } from './class-names.ts'

export type MenuItem = { key: string; label: string; detail?: string | undefined; disabled?: boolean | undefined } | 'separator'

export type MenuProps = {
  /** The text of the button that opens it. */
  label: ReactNode
  /** The name for a screen reader, when the label is short ("SB"). */
  accessibleLabel?: string | undefined
  items: ReadonlyArray<MenuItem>
  onAction: (key: string) => void
  className?: string | undefined
  size?: 'normal' | 'small' | undefined
}

/** A few commands behind one button. */
export function Menu({ label, accessibleLabel, items, onAction, className, size = 'normal' }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton
        className={classNames('vd-button', 'vd-menu-button', className)}
        data-size={size}
        {...(accessibleLabel ? { 'aria-label': accessibleLabel } : {})}
      >
        {label}
      </AriaButton>
      <Popover className="vd-popover" placement="bottom end">
        <AriaMenu onAction={key => onAction(String(key))}>
          {items.map((item, index) =>
            item === 'separator' ? (
              // A line has no identity of its own.
              <Separator key={`separator-${index}`} className="vd-menu-separator" />
            ) : (
              <AriaMenuItem
                key={item.key}
                id={item.key}
                className="vd-option"
                isDisabled={item.disabled ?? false}
                textValue={item.label}
              >
                <span>{item.label}</span>
                {item.detail ? <span className="vd-option-detail">{item.detail}</span> : null}
              </AriaMenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
