/** Who answers for a kind of record (AVG art. 4 onder 7), with the article that says so. */
export interface Controller {
  label: string
  law: string
  /** From which day this holds as far as the product knows: a change of law is a new version. */
  validFrom: string
  explanation: string
}

/**
 * The law names them: the college for its own processing, each provider and each named body for theirs. Source: Wmo 2015 as it reads
 * from 1 July 2026, Wgs art. 8.
 */
export const controllers = {
  college: [
    {
      label: 'Het college van burgemeester en wethouders',
      law: 'Wmo 2015 art. 5.1.1 lid 7',
      validFrom: '2015-01-01',
      explanation: 'Voor wat de gemeente en wie namens haar coördineert in dit systeem vastlegt.',
    },
  ],
  provider: [
    {
      label: 'De aanbieder',
      law: 'Wmo 2015 art. 5.1.2 lid 3',
      validFrom: '2015-01-01',
      explanation: 'Voor wat een aanbieder in de eigen administratie bewaart, ook als het uit een taak hier kwam.',
    },
  ],
  named: [
    {
      label: 'CAK, SVB, Veilig Thuis en het inlichtingenbureau',
      law: 'Wmo 2015 art. 5.1.3 tot en met 5.1.6 en 5.2.5a; Wgs art. 8',
      validFrom: '2026-07-01',
      explanation: 'Elk voor de eigen administratie. Dit systeem legt alleen vast dat er contact was.',
    },
  ],
  none: [
    {
      label: 'Niemand: het zijn geen persoonsgegevens',
      law: 'AVG art. 4 onder 1',
      validFrom: '2018-05-25',
      explanation: 'Wat de gemeente instelt, en cijfers waaruit niemand te herkennen is.',
    },
  ],
} as const satisfies Record<string, readonly Controller[]>
export type ControllerKey = keyof typeof controllers

/** @param on YYYY-MM-DD; the version that holds then, or the first there was */
export function controllerOn(key: ControllerKey, on: string): Controller {
  const versions: readonly Controller[] = controllers[key]
  const held = versions.findLast(version => version.validFrom <= on) ?? versions[0]
  if (!held) throw new Error(`no controller ${key}`)
  return held
}
