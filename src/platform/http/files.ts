import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { invalid, VoordeurError } from '../errors.ts'
import { type FileAnswer, inputHeader } from '../file-answer.ts'
import { sendProblem } from './problem.ts'

export const noFile = Buffer.alloc(0)

/**
 * A route whose body is one file. In a context of its own: it takes bytes and nothing else, up to its own limit, and first asks
 * who is there, so that a stranger cannot make the server hold what they send.
 */
export function registerFileRoute(
  app: FastifyInstance,
  route: RouteOptions,
  { mostBytes }: { mostBytes: number },
  authenticate: (request: FastifyRequest) => Promise<unknown>,
): void {
  void app.register(async files => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: mostBytes }, (_, body, done) =>
      done(null, body),
    )
    files.addHook('onRequest', async request => {
      await authenticate(request)
    })
    files.setErrorHandler((error: FastifyError, _, reply) => sendProblem(reply, explain(error, mostBytes)))
    files.route(route)
  })
}

/** What goes wrong before the operation begins. @throws what is not ours to explain */
function explain(error: FastifyError, mostBytes: number): VoordeurError {
  if (error instanceof VoordeurError) return error
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return invalid([{ field: 'file', message: `Dit bestand is te groot: hoogstens ${inMegabytes(mostBytes)} MB.` }])
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return invalid([{ field: 'file', message: 'Stuur het bestand zelf, als application/octet-stream.' }])
  }
  throw error
}

const inMegabytes = (bytes: number): string => Math.floor(bytes / 1024 ** 2).toLocaleString('nl-NL')

/** The input that came along in the header. @throws invalid */
export function sentBesideFile(request: FastifyRequest): unknown {
  const sent = request.headers[inputHeader.toLowerCase()]
  if (typeof sent !== 'string') return {}
  try {
    return JSON.parse(decodeURIComponent(sent))
  } catch {
    throw invalid([{ field: '', message: `Stuur de velden als JSON in de kop ${inputHeader}, met procenttekens gecodeerd.` }])
  }
}

// The viewer for PDF that a browser brings along does not start in a sandbox. It runs nothing of ours, and nothing of the file
// can reach this site: no script, no request, no form.
const nothingRuns = "default-src 'none'; script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * Sends a file that somebody else brought. It is what its bytes say and nothing else (`nosniff`), nothing in it runs, and it is
 * kept nowhere. Always whole: part of it asked for again and again would each be another line in the log.
 */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const isPdf = file.mediaType === 'application/pdf'
  return reply
    .type(file.mediaType)
    .header('X-Content-Type-Options', 'nosniff')
    .header('Content-Security-Policy', isPdf ? nothingRuns : `${nothingRuns}; sandbox`)
    .header('Cross-Origin-Resource-Policy', 'same-origin')
    .header('Accept-Ranges', 'none')
    .header('Content-Disposition', disposition(file))
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
}

/** RFC 6266: a plain name for old programs, and the real one beside it. No path, no quote, no line end survives in either. */
export function disposition({ name, isShown }: Pick<FileAnswer, 'name' | 'isShown'>): string {
  // oxlint-disable-next-line no-control-regex
  const safe = name.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]+/g, ' ').trim() || 'document'
  const plain = safe
    .normalize('NFD')
    .replaceAll(/[^ -~]/g, '')
    .trim()
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${isShown ? 'inline' : 'attachment'}; filename="${plain || 'document'}"; filename*=UTF-8''${encoded}`
}
