import { type DragEvent, useRef, useState } from 'react'
import './file-field.css'
import { Button } from './button.tsx'
import { FieldLabelText, FieldMessages, type FieldText } from './field-frame.tsx'
import { useFieldIdentity, useFormState } from './form-state.ts'

export type FileFieldProps = FieldText & {
  name?: string | undefined
  value: File | null
  onChange: (file: File | null) => void
  /** As the `accept` of an input: a help for whoever chooses, no guard. */
  accept?: string | undefined
  /** On a tablet or phone: a second button that opens the camera. */
  camera?: boolean | undefined
}

/** One file: drop it, choose it, or photograph it. The keyboard reaches the same native control. */
export function FileField({ label, optional, hint, error, hideLabel, name, value, onChange, accept, camera }: FileFieldProps) {
  const identity = useFieldIdentity({ name, hint, error })
  const { touch } = useFormState()
  const [isOver, setOver] = useState(false)
  const shot = useRef<HTMLInputElement>(null)

  function take(file: File | undefined) {
    if (!file) return
    onChange(file)
    if (name) touch(name)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }

  return (
    <div className="vd-field" data-invalid={identity.error ? '' : undefined}>
      <label className={hideLabel ? 'vd-hidden' : 'vd-field-label'} htmlFor={identity.id}>
        <FieldLabelText label={label} optional={optional} />
      </label>
      <FieldMessages identity={identity} hint={hint} />
      {/* Dropping is a second way in; the control inside does the same with any device. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="vd-file-field"
        data-over={isOver ? '' : undefined}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={identity.id}
          className="vd-file-input"
          type="file"
          accept={accept}
          aria-describedby={identity.describedBy}
          aria-invalid={identity.error ? true : undefined}
          onChange={event => {
            take(event.target.files?.[0])
            // So that the same file can be chosen again after it was changed or refused.
            event.target.value = ''
          }}
        />
        <span className="vd-file-choose" aria-hidden="true">
          {value ? 'Ander bestand' : 'Kies een bestand'}
        </span>
        <span className="vd-file-name" aria-live="polite">
          {value ? value.name : <span className="vd-muted vd-file-drop">of sleep het hierheen</span>}
        </span>
        {camera ? (
          <span className="vd-file-camera">
            <Button size="small" onClick={() => shot.current?.click()}>
              Maak een foto
            </Button>
            <input
              ref={shot}
              type="file"
              accept="image/jpeg"
              capture="environment"
              hidden
              tabIndex={-1}
              onChange={event => {
                take(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </span>
        ) : null}
      </div>
    </div>
  )
}
