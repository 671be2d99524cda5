import type { AccessDomain } from '../../access/rules/access-domains.ts'
import { accessDomainLabels } from '../../access/rules/access-domains.ts'
import { fillIn, paragraphsOf, type TextBlanks } from '../rules/consent-texts.ts'
import { type ConsentUse, consentUseWords } from '../rules/consent-words.ts'

const blank = '______________________'

/** The words with which consent is asked, to read aloud or on paper. What is not chosen yet is a line to write on. */
export function ConsentText({ text, blanks = {} }: { text: { title: string; body: string }; blanks?: Partial<TextBlanks> }) {
  const filled: TextBlanks = { persoon: blank, organisatie: blank, doel: blank, onderdelen: blank, ...blanks }
  return (
    <div className="consent-text">
      <h3>{text.title}</h3>
      {paragraphsOf(fillIn(text.body, filled)).map(paragraph => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
}

export const blanksOf = (asked: {
  person?: string | undefined
  organisation?: string | undefined
  usedFor: ConsentUse
  accessDomains: readonly AccessDomain[]
}): Partial<TextBlanks> => ({
  ...(asked.person ? { persoon: asked.person } : {}),
  ...(asked.organisation ? { organisatie: asked.organisation } : {}),
  doel: consentUseWords[asked.usedFor],
  ...(asked.accessDomains.length > 0
    ? { onderdelen: asked.accessDomains.map(domain => accessDomainLabels[domain].toLowerCase()).join(', ') }
    : {}),
})
