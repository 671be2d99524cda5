import { expect, test } from 'vitest'
import { titleFromName } from './title-from-name.ts'

test('the name of a file becomes a title to start from', () => {
  expect(titleFromName('Brief_verhuurder-november.pdf')).toBe('Brief verhuurder november')
  expect(titleFromName('C:\\fakepath\\begroting.xlsx')).toBe('begroting')
  expect(titleFromName('../../etc/passwd')).toBe('passwd')
  expect(titleFromName('Ümit – שלום 🙂.docx')).toBe('Ümit – שלום 🙂')
})

test('the number a camera gives is no title', () => {
  for (const name of ['IMG_20261124_101500.jpg', 'PXL_20261124.jpg', 'scan0001.pdf', '20261124.png', 'foto (2).jpeg', '.pdf']) {
    expect(titleFromName(name), name).toBe('')
  }
})

test('however long, it fits', () => {
  expect(titleFromName(`${'a'.repeat(5000)}.pdf`)).toHaveLength(200)
})
