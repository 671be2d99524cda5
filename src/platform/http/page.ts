import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Text that is safe to send as HTML. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** HTML in which every inserted value is escaped, unless it is HTML itself. Lists are joined. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Html | Html[] | undefined)[]): Html {
  return new Html(parts.reduce((text, part, index) => text + insert(values[index - 1]) + part))
}

function insert(value: string | number | Html | Html[] | undefined): string {
  if (value === undefined) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(one => one.text).join('')
  return escapeHtml(String(value))
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, character => escapes[character] ?? character)

interface Page {
  title: string
  body: Html
  status?: number
}

/** Sends a page that needs no browser app: sign-in, and what the demonstration adds. */
export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  const { text } = html`<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${page.title} · Voordeur</title>
    <link rel="icon" type="image/svg+xml" href="/door.svg">
    <link rel="stylesheet" href="/pages/page.css">
  </head>
  <body>
    <header class="bar"><a href="/">Voordeur</a></header>
    <main>
      <h1>${page.title}</h1>
      ${page.body}
    </main>
  </body>
</html>
`
  return reply
    .status(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .send(text)
}

const sourceFolder = path.join(import.meta.dirname, '../..')

/** Serves the look of these pages: the tokens of the design system, and its font. */
export function registerPageStyle(app: FastifyInstance): void {
  const fontFile = path.join(
    sourceFolder,
    '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  )
  app.get('/pages/page.css', async (_request, reply) => {
    const files = await Promise.all(
      ['platform/design/tokens.css', 'platform/http/page.css'].map(file => readFile(path.join(sourceFolder, file), 'utf8')),
    )
    return reply.type('text/css; charset=utf-8').header('Cache-Control', 'public, max-age=300').send(files.join('\n'))
  })
  app.get('/pages/source-sans-3.woff2', async (_request, reply) =>
    reply
      .type('font/woff2')
      .header('Cache-Control', 'public, max-age=86400')
      .send(await readFile(fontFile)),
  )
}
