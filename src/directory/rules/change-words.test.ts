import { expect, test } from 'vitest'
import { changeInWords } from './change-words.ts'

test.each([
  [{ field: 'phone', before: '', after: '012-345' }, 'Telefoon: (leeg) → 012-345'],
  [{ field: 'kind', before: 'ggd', after: 'school' }, 'Soort: GGD → School'],
  [{ field: 'parts', before: [], after: ['signals', 'pays'] }, 'Deel in het werk: (leeg) → Signaleert, Betaalt mee'],
  [{ field: 'given', before: null, after: { role: 'partner', organisation: 'GGD', area: null } }, 'Rol gegeven: Partner bij GGD'],
  [
    { field: 'ended', before: { role: 'contact_point', organisation: 'Contactpunt', area: 'Centrum' }, after: null },
    'Rol beëindigd: Contactpunt bij Contactpunt, Centrum',
  ],
  [
    { field: 'appointed', before: null, after: { absent: 'Samira', deputy: 'Joep', from: '2026-12-01', until: '2026-12-08' } },
    'Waarneming geregeld: Joep voor Samira, 01-12-2026 tot en met 08-12-2026',
  ],
  [{ field: 'ended', before: { absent: 'Samira', deputy: 'Joep' }, after: null }, 'Waarneming beëindigd: Joep voor Samira'],
  [{ field: 'endedAt', before: null, after: '2026-12-01T00:00:00Z' }, 'Beëindigd'],
  [{ field: 'isEnded', before: false, after: true }, 'Beëindigd: nee → ja'],
])('%j reads "%s"', (change, words) => expect(changeInWords(change)).toBe(words))
