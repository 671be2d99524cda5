import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { countFacets, facetNames } from '../src/programmes/rules/library-facets.ts'
import { facetValues } from '../src/programmes/rules/vocabulary.ts'
import { readProgramme } from '../src/programmes/server/load-programmes.ts'

/** The programmes of the inventory, each once. */
const ids = [
  'alkmaar-wijkservicebedrijf-overdie',
  'almelo-geluksbudget',
  'amersfoort-av-teams',
  'amsterdam-aanpak-achter-de-voordeur',
  'amsterdam-mpg-aanpak',
  'arnhem-adv-overlast-en-zorg',
  'breda-zorg-op-maat',
  'den-haag-meldcode',
  'den-haag-vermindering-huisuitzettingen',
  'den-haag-vig-gezinsaanpak',
  'deventer-xpoint',
  'dordrecht-achter-de-voordeur',
  'eindhoven-adv-krachtwijken',
  'enschede-pilot-wijkcoaches',
  'gouda-gezinsmanagement',
  'groningen-take-5',
  'haarlem-wijkcontactvrouwen',
  'heerlen-meer-samen-in-praktijk',
  'helmond-adv-leonardus',
  'hengelo-integraal-wijkteam-berflo-es',
  'leeuwarden-frontlijnteam',
  'leiden-basiszorgcoordinatie-kwetsbare-kinderen',
  'maastricht-casusaanpak-multiproblematiek',
  'nijmegen-hatert-thuis',
  'rotterdam-jeugd-interventie-team',
  'rotterdam-moeder-en-kindprogramma',
  'rotterdam-praktijkbegeleiding',
  'schiedam-interventieteam',
  'tilburg-achter-de-voordeur',
  'utrecht-ernstig-overlastgevende-gezinnen',
  'utrecht-wraparound-care',
  'venlo-sociale-stijging-de-ruit',
  'zaanstad-smo-poelenburg',
]

const folder = import.meta.dirname
const files = readdirSync(folder).filter(name => name.endsWith('.yaml'))
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8')

test('the library holds exactly the programmes of the inventory', () => {
  expect(files.toSorted()).toEqual(ids.map(id => `${id}.yaml`).toSorted())
})

test.each(files)('%s begins with its id, which is its name', file => {
  const first = textOf(file)
    .split('\n')
    .find(line => line.trim() !== '' && !line.startsWith('#'))
  expect(first).toBe(`id: ${path.basename(file, '.yaml')}`)
})

test.each(files)('%s loads without a problem', file => {
  const { value, problems } = readProgramme(file, textOf(file))
  expect(problems).toEqual([])
  expect(value?.id).toBe(path.basename(file, '.yaml'))
})

test('every programme stands under each of the five facets once', () => {
  const programmes = files.flatMap(file => readProgramme(file, textOf(file)).value ?? [])
  const counts = countFacets(programmes, {})
  for (const facet of facetNames) {
    for (const { facets } of programmes) expect(facetValues[facet]).toContain(facets[facet])
    expect(counts[facet].reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
  }
})

test.each(files)('%s has no mail address and no phone number: contact data of officials stay out', file => {
  const text = textOf(file)
  expect(text.match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? []).toEqual([])
  expect(text.match(/(?<!\d)(?:\+31|0031|0)[\s-]?[1-9](?:[\s-]?\d){8}(?!\d)/g) ?? []).toEqual([])
})
