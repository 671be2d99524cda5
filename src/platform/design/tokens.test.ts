import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The colour of a token in one theme, with the municipality's names left out: our own values must hold by themselves. */
function colour(token: string, theme: 'light' | 'dark'): string {
  const declared = new RegExp(`--voordeur-${token}:\\s*([^;]+);`).exec(css)?.[1]
  if (!declared) throw new Error(`no token ${token}`)
  const pair = /light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/.exec(declared)
  const single = /#[0-9a-f]{6}/.exec(declared)?.[0]
  const found = pair ? pair[theme === 'light' ? 1 : 2] : single
  if (!found) throw new Error(`token ${token} holds no colour`)
  return found
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = ['page', 'fill', 'raised', 'accent-soft']
const text: Array<[string, string]> = [
  ...surfaces.flatMap(
    (surface): Array<[string, string]> => [
      ['ink', surface],
      ['ink-muted', surface],
      ['accent', surface],
      ['late', surface],
      ['wait', surface],
    ],
  ),
  ['ink', 'late-soft'],
  ['late', 'late-soft'],
  ['ink', 'wait-soft'],
  ['ink', 'fill-strong'],
  ['ink-muted', 'fill-strong'],
  ['button-color', 'button-background'],
  ['button-color', 'button-background-hover'],
  ['danger-color', 'danger-background'],
  ['bar-color', 'bar-background'],
  ['bar-muted', 'bar-background'],
]
const controls: Array<[string, string]> = [
  ['control-border', 'page'],
  ['control-border', 'control-background'],
  ['control-border', 'raised'],
  ['accent', 'fill-strong'],
  ['focus', 'page'],
  ['focus', 'raised'],
  ['focus', 'fill'],
  ['bar-line', 'bar-background'],
  ['bar-color', 'bar-background'],
]

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  test.each(text)('%s reads on %s (4.5)', (front, back) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(controls)('%s shows on %s (3)', (front, back) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(3)
  })
})

test('components take colours from tokens only', () => {
  const sheets = ['base', 'button', 'form', 'notice', 'section', 'table', 'content', 'overlay', 'shell']
  const own = sheets.flatMap(sheet => {
    const lines = readFileSync(new URL(`./${sheet}.css`, import.meta.url), 'utf8').split('\n')
    return lines.filter(line => /#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i.test(line)).map(line => `${sheet}.css: ${line.trim()}`)
  })
  expect(own).toEqual([])
})
