import { useState } from 'react'
import { Button, TextField } from '../../platform/design/index.ts'

/** Searched on Enter, on leaving the field and when it is emptied: half a word finds half the library. */
export function SearchField({ value, onSearch }: { value: string; onSearch: (text: string | undefined) => void }) {
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    setTyped(value)
  }
  const search = (text: string) => {
    const wanted = text.trim().slice(0, 200)
    if (wanted !== value) onSearch(wanted || undefined)
  }
  return (
    <search>
      <form
        className="library-search"
        onSubmit={event => {
          event.preventDefault()
          search(typed)
        }}
      >
        <TextField
          label="Zoek in alle teksten"
          type="search"
          value={typed}
          maxLength={200}
          onChange={text => {
            setTyped(text)
            if (text === '') search('')
          }}
          onBlur={search}
        />
        <Button type="submit">Zoek</Button>
      </form>
    </search>
  )
}
