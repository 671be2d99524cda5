import { useEffect, useRef, useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { AudienceLine, Button, ButtonGroup, ScorePicker, Stack, TextField } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { type DomainDraft, isFilled } from './visit-draft.ts'

type LifeDomain = CaseFileView['lifeDomains']['domains'][number]

interface Props {
  file: CaseFileView
  domain: LifeDomain
  value: DomainDraft
  /** Place in what is sent, for the errors of the server. */
  index: number
  onChange: (value: DomainDraft) => void
}

/** One life domain: a score in one tap; the resident's words, strengths and what was seen where there is something to say. */
export function LifeDomainFields({ file, domain, value, index, onChange }: Props) {
  const [isOpen, setOpen] = useState(value.strengths !== '' || value.wishes !== '' || value.observed !== '')
  // On a phone eleven scales below each other are too long to oversee: there each opens with a tap.
  const [isUnfolded, setUnfolded] = useState(() => isFilled(value) || matchMedia('(min-width: 40rem)').matches)
  const fields = useRef<HTMLDivElement>(null)
  const wasTapped = useRef(false)
  useEffect(() => {
    // The tapped line is gone: the person goes on at the scale that came for it.
    if (isUnfolded && wasTapped.current) fields.current?.querySelector('input')?.focus()
  }, [isUnfolded])
  const change = (changes: Partial<DomainDraft>) => onChange({ ...value, ...changes })
  const name = (field: string) => (index >= 0 ? { name: `scores.${index}.${field}` } : {})
  if (!isUnfolded) {
    return (
      <button
        type="button"
        className="visit-domain-closed"
        aria-expanded={false}
        onClick={() => {
          wasTapped.current = true
          setUnfolded(true)
        }}
      >
        <span>{domain.label}</span>
        <span className="vd-muted vd-small">{domain.explanation}</span>
      </button>
    )
  }
  return (
    <div className="visit-domain" ref={fields} data-filled={isFilled(value) ? '' : undefined}>
      <Stack gap="tight">
        <ScorePicker
          label={domain.label}
          optional
          {...(domain.explanation ? { hint: domain.explanation } : {})}
          words={file.lifeDomains.scale.map(step => step.label)}
          value={value.score ?? undefined}
          onChange={score => change({ score })}
          {...name('score')}
        />
        {isOpen ? (
          <>
            <TextField
              label="Wat wil de bewoner? In eigen woorden"
              optional
              lines={2}
              maxLength={2000}
              value={value.wishes}
              onChange={wishes => change({ wishes })}
              {...name('wishes')}
            />
            <TextField
              label="Wat gaat goed, wie helpt er al?"
              optional
              lines={2}
              maxLength={2000}
              value={value.strengths}
              onChange={strengths => change({ strengths })}
              {...name('strengths')}
            />
            <TextField
              label="Wat zag u?"
              hint="Feiten, geen oordeel"
              optional
              lines={2}
              maxLength={4000}
              value={value.observed}
              onChange={observed => change({ observed })}
              {...name('observed')}
            />
            <Audience file={file} domain={domain} />
          </>
        ) : null}
        <ButtonGroup>
          <Button
            variant="quiet"
            size="small"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Inklappen' : 'Schrijf erbij'}: ${domain.label}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? 'Inklappen' : 'Schrijf erbij'}
          </Button>
          {value.score === null ? null : (
            <Button
              variant="quiet"
              size="small"
              aria-label={`Wis score: ${domain.label}`}
              onClick={() => change({ score: null })}
            >
              Wis score
            </Button>
          )}
        </ButtonGroup>
      </Stack>
    </div>
  )
}

function Audience({ file, domain }: { file: CaseFileView; domain: LifeDomain }) {
  const { data } = useRead(caseFileOperations.getAudience, { caseFileId: file.id, accessDomain: domain.accessDomain })
  return data ? <AudienceLine {...data} /> : null
}
