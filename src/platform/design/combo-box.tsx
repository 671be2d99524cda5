import { useEffect, useState } from 'react'
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import { FieldLabelText, FieldMessages, type FieldText } from './field-frame.tsx'
import { useFieldIdentity, useFormState } from './form-state.ts'

export type ComboBoxOption = { value: string; label: string; detail?: string | undefined }

export type ComboBoxProps = FieldText & {
  name?: string | undefined
  /** A fixed list, filtered while typing; or */
  options?: ReadonlyArray<ComboBoxOption> | undefined
  /** a search, called a moment after the last keystroke. An aborted call's answer is not used. */
  load?: ((query: string, signal: AbortSignal) => Promise<ReadonlyArray<ComboBoxOption>>) | undefined
  value?: string | null | undefined
  defaultValue?: string | undefined
  /** What the field shows at first for a `value` that comes from a search. */
  defaultText?: string | undefined
  onChange?: ((value: string | null, option: ComboBoxOption | undefined) => void) | undefined
  emptyText?: string | undefined
  disabled?: boolean | undefined
}

/** The last answer of a search; older than what is typed now while a new one is under way. */
type Answer = { query: string | undefined; found: ReadonlyArray<ComboBoxOption>; failed: boolean }

const waitAfterTypingMs = 180

/** One from many: type a part, choose with arrows or a tap. */
export function ComboBox({
  label,
  optional,
  hint,
  error,
  hideLabel,
  name,
  options = [],
  load,
  value,
  defaultValue,
  defaultText = '',
  onChange,
  emptyText = 'Niets gevonden. Probeer een ander deel van de naam.',
  disabled = false,
}: ComboBoxProps) {
  const [chosen, setChosen] = useState<string | null>(defaultValue ?? null)
  const current = value === undefined ? chosen : value
  const [text, setText] = useState(defaultText || (options.find(option => option.value === current)?.label ?? ''))
  const [answer, setAnswer] = useState<Answer>({ query: undefined, found: [], failed: false })
  const identity = useFieldIdentity({ name, hint, error })
  const { touch } = useFormState()

  useEffect(() => {
    if (!load) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      load(text, abort.signal).then(
        found => {
          if (!abort.signal.aborted) setAnswer({ query: text, found, failed: false })
        },
        () => {
          if (!abort.signal.aborted) setAnswer({ query: text, found: [], failed: true })
        },
      )
    }, waitAfterTypingMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, load])

  const chosenText = options.find(option => option.value === current)?.label
  const shown = load ? answer.found : text === chosenText ? options : options.filter(option => matches(option, text))

  return (
    <AriaComboBox
      className="vd-field"
      data-invalid={identity.error ? '' : undefined}
      items={shown}
      selectedKey={current}
      inputValue={text}
      isDisabled={disabled}
      isInvalid={Boolean(identity.error)}
      isRequired={!optional}
      validationBehavior="aria"
      allowsEmptyCollection
      menuTrigger="input"
      onInputChange={typed => {
        setText(typed)
        if (name) touch(name)
      }}
      onSelectionChange={key => {
        const option = shown.find(each => each.value === key)
        setChosen(key === null ? null : String(key))
        if (option) setText(option.label)
        onChange?.(key === null ? null : String(key), option)
      }}
    >
      <Label className={hideLabel ? 'vd-hidden' : 'vd-field-label'}>
        <FieldLabelText label={label} optional={optional} />
      </Label>
      <FieldMessages identity={identity} hint={hint} />
      <div className="vd-combo-box">
        <Input
          id={identity.id}
          className="vd-input"
          {...(identity.describedBy ? { 'aria-describedby': identity.describedBy } : {})}
        />
        <AriaButton className="vd-combo-box-button">
          <span className="vd-hidden">Toon de lijst</span>
        </AriaButton>
      </div>
      {name ? <input type="hidden" name={name} value={current ?? ''} /> : null}
      <Popover className="vd-popover vd-combo-box-list" offset={2}>
        <ListBox<ComboBoxOption>
          renderEmptyState={() => (
            <div className="vd-option vd-muted">
              {load && answer.query !== text
                ? 'Zoeken…'
                : answer.failed
                  ? 'Zoeken lukt nu niet. Probeer het zo nog eens.'
                  : emptyText}
            </div>
          )}
        >
          {option => (
            <ListBoxItem id={option.value} textValue={option.label} className="vd-option">
              <span>{option.label}</span>
              {option.detail ? <span className="vd-option-detail">{option.detail}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

/** Every typed word must start a word of the label or detail; accents and case do not matter. */
function matches(option: ComboBoxOption, typed: string): boolean {
  const words = plain(`${option.label} ${option.detail ?? ''}`).split(/[^\p{L}\p{N}]+/u)
  return plain(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every(part => words.some(word => word.startsWith(part)))
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase()
