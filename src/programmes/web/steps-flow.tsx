import { useState } from 'react'
import { Checkbox } from '../../platform/design/index.ts'
import { describeDuration } from '../../platform/time/iso-duration.ts'
import type { Programme } from '../rules/programme.ts'
import { rolesInWords, triggersInWords } from '../rules/programme-words.ts'
import type { Step } from '../rules/steps.ts'
import { SourceMark } from './source-mark.tsx'

/** The way of a household through the programme: phases beside each other, the steps of each below it. A list to the ear and on paper. */
export function StepsFlow({ programme }: { programme: Programme }) {
  const [withTriggers, setWithTriggers] = useState(false)
  return (
    <>
      <div className="programme-no-print">
        <Checkbox checked={withTriggers} onChange={setWithTriggers}>
          Toon ook wat een stap begint en afrondt
        </Checkbox>
      </div>
      <ol className="vd-list flow">
        {programme.phases.map(phase => (
          <li key={phase.code} className="flow-phase">
            <h3>
              {phase.label}
              {phase.source === 'stated' ? (
                <>
                  {' '}
                  <SourceMark of="stated" />
                </>
              ) : null}
            </h3>
            {phase.detail ? <p className="vd-small">{phase.detail}</p> : null}
            <ol className="vd-list flow-steps">
              {phase.steps.map(step => (
                <li key={step.code} className="flow-step" data-optional={step.optional ? '' : undefined}>
                  <StepText programme={programme} step={step} withTriggers={withTriggers} />
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </>
  )
}

function StepText({ programme, step, withTriggers }: { programme: Programme; step: Step; withTriggers: boolean }) {
  const terms = programme.clocks.filter(clock => step.clocks.includes(clock.code))
  const papers = programme.papers.filter(paper => step.papers.includes(paper.code))
  const opening = step.opensOn.length > 0 ? triggersInWords(programme, step.opensOn) : 'begin van de fase'
  const ending = step.endsOn.length > 0 ? triggersInWords(programme, step.endsOn) : 'iemand zet de stap op klaar'
  return (
    <>
      <div className="flow-step-title">
        {step.label} <SourceMark of={step.source} />
      </div>
      {step.optional ? <div className="vd-small vd-muted">waar nodig</div> : null}
      <dl className="flow-step-facts">
        <div>
          <dt>Wie</dt>
          <dd>
            {rolesInWords(programme, step.by).join(', ') || 'niet genoemd'} <SourceMark of={step.bySource} />
          </dd>
        </div>
        {terms.map(term => (
          <div key={term.code}>
            <dt>Termijn</dt>
            <dd>
              {describeDuration(term.duration, term.counting)} ({term.label.toLowerCase()}) <SourceMark of={term.source} />
            </dd>
          </div>
        ))}
        {papers.map(paper => (
          <div key={paper.code}>
            <dt>Stuk</dt>
            <dd>{paper.label}</dd>
          </div>
        ))}
        {withTriggers ? (
          <>
            <div>
              <dt>Begint bij</dt>
              <dd>{opening}</dd>
            </div>
            <div>
              <dt>Klaar bij</dt>
              <dd>{ending}</dd>
            </div>
          </>
        ) : null}
      </dl>
      {step.detail ? <p className="vd-small vd-muted">{step.detail}</p> : null}
    </>
  )
}
