import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`

/**
 * React-aria carries its spoken texts in thirty-odd languages; the screen is Dutch. English stays, because react-aria falls
 * back on it. A resident who reads another language is served by our own texts, not by these.
 */
const onlyDutchTexts: Plugin = {
  name: 'only-dutch-texts',
  enforce: 'pre',
  load(id) {
    const locale = /\/react-(?:aria|stately)[^?]*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1]
    return locale && locale !== 'nl-NL' && locale !== 'en-US' ? 'export default {}' : undefined
  },
}

/**
 * The browser app. `vite build --mode gallery` builds the component gallery instead, into its own folder, so that the
 * product itself never ships sample people.
 */
export default defineConfig(({ mode }) => ({
  root: fromRoot('src/app/web'),
  publicDir: fromRoot('src/app/web/public'),
  plugins: [onlyDutchTexts, react()],
  build: {
    outDir: fromRoot(mode === 'gallery' ? 'dist/gallery' : 'dist/web'),
    emptyOutDir: true,
    // light-dark() and container queries as they are written: browsers from spring 2024 know them.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    rolldownOptions: { input: fromRoot(`src/app/web/${mode === 'gallery' ? 'gallery' : 'index'}.html`) },
  },
  server: {
    port: Number(process.env.WEB_PORT ?? 5173),
    // The server must see the address in the browser: log-in brings people back to it.
    proxy: Object.fromEntries(['/v1', '/auth', '/demo', '/pages'].map(path => [path, { target: server, changeOrigin: false }])),
  },
}))
