import { ensureWebBuilt } from './build-web.mjs'
import { ensureChromium } from './find-chromium.mjs'

/** Before the browser tests: the browser and the screens as they are now. */
export default async function setup() {
  process.env.CHROMIUM_PATH = await ensureChromium()
  await ensureWebBuilt()
}
