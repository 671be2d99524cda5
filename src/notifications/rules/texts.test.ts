import { expect, test } from 'vitest'
import { composeMail, isMessageKind, messageKinds } from './texts.ts'

const about = '0190a000-0000-7000-8000-000000000001'

test.each(messageKinds)('%s has a neutral subject and exactly one link, to our own screen', kind => {
  const { subject, text } = composeMail(kind, about, 'https://voordeur.example')
  expect(subject).toMatch(/^[A-Z][^\d@/]{10,60}$/)
  expect(subject).not.toMatch(/schuld|huur|zorgmelding|jeugd|geweld|gezin/i)
  const links = text.match(/https?:\/\/\S+/g)
  expect(links).toHaveLength(1)
  expect(links?.[0]).toMatch(/^https:\/\/voordeur\.example\/[a-z]/)
})

test('a stored kind may be one that is no longer known', () => {
  expect(isMessageKind('task-placed')).toBe(true)
  expect(isMessageKind('constructor')).toBe(false)
})
