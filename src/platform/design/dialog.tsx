import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  /** The buttons at the bottom; a form brings its own. */
  actions?: ReactNode
  size?: 'small' | 'normal' | 'wide' | undefined
  /** For what cannot be undone: a click beside it does not close it, and it is read out as an alert. */
  mustAnswer?: boolean | undefined
  children: ReactNode
}

/** One question or one short form over the page. Esc and "Sluiten" leave without a change; focus returns. */
export function Dialog({ isOpen, onClose, title, actions, size = 'normal', mustAnswer = false, children }: DialogProps) {
  return (
    <ModalOverlay className="vd-overlay" isOpen={isOpen} onOpenChange={open => open || onClose()} isDismissable={!mustAnswer}>
      <Modal className="vd-dialog" data-size={size}>
        <AriaDialog className="vd-dialog-content" role={mustAnswer ? 'alertdialog' : 'dialog'}>
          <div className="vd-dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <button type="button" className="vd-button" data-variant="quiet" data-size="small" onClick={onClose}>
              Sluiten
            </button>
          </div>
          <div className="vd-dialog-body">{children}</div>
          {actions ? <div className="vd-dialog-actions vd-button-group">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
