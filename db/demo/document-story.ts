import { newId } from '../../src/platform/ids.ts'
import type { Life } from './life.ts'
import { type DocumentText, documentTexts } from './meeting-and-help-texts.ts'
import { sheet } from './paper.ts'
import type { Story, Town } from './town.ts'
import { officeMomentIn } from './working-time.ts'

/** A paper that the family shows, or a letter that comes in: kept with the file. */
export async function* documentStory(town: Town, life: Life): Story {
  const chance = town.chance(`${life.key}/documents`)
  for (let left = chance.whole(1, 3); left > 0; left--) {
    if (life.isClosed || town.hasLeft(life.coordinator)) return
    const fitting = documentTexts.filter(one => one.domain === null || life.domains.includes(one.domain))
    const text: DocumentText = chance.one(fitting)
    await town.stage.addDocument(life.coordinator, {
      caseFileId: life.household.caseFileId,
      id: newId(),
      kind: text.kind,
      title: text.title,
      datedOn: town.today,
      ...(text.domain ? { lifeDomain: text.domain } : {}),
      isSameOnPurpose: true,
      file: sheet(text.title, text.lines),
    })
    yield officeMomentIn(chance, town.now, chance.whole(20, 90))
  }
}
