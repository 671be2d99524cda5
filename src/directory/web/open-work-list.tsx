import { LineList } from '../../platform/design/index.ts'
import { type OpenWork, openWorkInWords } from '../rules/open-work.ts'

interface Props {
  work: readonly OpenWork[]
  of: 'person' | 'organisation'
  /** Nobody is leaving: only the numbers. */
  stays?: boolean
}

/** What is still open, in numbers, and for who leaves whom each goes to. */
export function OpenWorkList({ work, of, stays = false }: Props) {
  return (
    <LineList
      empty="Er staat niets open."
      lines={work.map(one => {
        const { what, goesTo } = openWorkInWords(one, of)
        return { key: one.kind, primary: what, secondary: stays ? undefined : goesTo }
      })}
    />
  )
}
