import { LineList } from '../../platform/design/index.ts'
import { type OpenWork, openWorkInWords } from '../rules/open-work.ts'

/** What is still open, in numbers, and whom each goes to. */
export function OpenWorkList({ work, of }: { work: readonly OpenWork[]; of: 'person' | 'organisation' }) {
  return (
    <LineList
      empty="Er staat niets open."
      lines={work.map(one => {
        const { what, goesTo } = openWorkInWords(one, of)
        return { key: one.kind, primary: what, secondary: goesTo }
      })}
    />
  )
}
