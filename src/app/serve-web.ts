import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from '../platform/errors.ts'
import { html, sendPage } from '../platform/http/page.ts'
import { sendProblem } from '../platform/http/problem.ts'

export const webFolder = path.join(import.meta.dirname, '../../dist/web')

/** Serves the browser app: every path that nobody else answers opens it, because its screens have addresses of their own. */
export async function serveWeb(app: FastifyInstance, folder = webFolder): Promise<void> {
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      // The name of an asset holds the hash of its contents; all else is asked for again, and answered by its ETag.
      setHeaders: (reply, file) => {
        const isAsset = file.startsWith(path.join(folder, 'assets') + path.sep)
        reply.header('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
      cacheControl: false,
      index: 'index.html',
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://voordeur.invalid')
    const isScreen = request.method === 'GET' && !/^\/(v1|auth|demo|assets|pages)(\/|$)/.test(pathname) && !pathname.includes('.')
    if (!isScreen) return sendProblem(reply, notFound('Dit adres bestaat niet.'))
    if (existsSync(path.join(folder, 'index.html'))) return reply.sendFile('index.html')
    return sendPage(reply, {
      status: 503,
      title: 'De schermen zijn nog niet gebouwd',
      body: html`<p>De server werkt. Bouw de schermen met <code>npm run build</code> en laad deze pagina opnieuw.</p>`,
    })
  })
}
