import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { invalid, VoordeurError } from '../errors.ts'
import { type FileAnswer, inputHeader } from '../file-answer.ts'
import { sendProblem } from './problem.ts'

export const noFile = Buffer.alloc(0)
const bytesType = 'application/octet-stream'

/** Bodies that are bytes, for the operations that take a file. As large as any other, unless the route says so. */
export function takeBytes(app: FastifyInstance): void {
  app.addContentTypeParser(bytesType, { parseAs: 'buffer' }, (_, body, done) => done(null, body))
}

/**
 * A route whose body is one file: bytes and nothing else, up to its own limit. It first asks who is there, so that a stranger
 * cannot make the server hold what they send. A route like any other and not in a context of its own: what guards the others,
 * added later on, must guard this one too.
 */
export const fileRoute = (
  route: RouteOptions,
  { mostBytes }: { mostBytes: number },
  authenticate: (request: FastifyRequest) => Promise<unknown>,
): RouteOptions => ({
  ...route,
  bodyLimit: mostBytes,
  onRequest: async request => {
    await authenticate(request)
    if (request.headers['content-type']?.split(';')[0]?.trim() !== bytesType) {
      throw invalid([{ field: 'file', message: `Stuur het bestand zelf, als ${bytesType}.` }])
    }
  },
  errorHandler: (error, _, reply) => {
    void sendProblem(reply, explain(error, mostBytes))
  },
})

/** What goes wrong before the operation begins. @throws what is not ours to explain */
function explain(error: FastifyError, mostBytes: number): VoordeurError {
  if (error instanceof VoordeurError) return error
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return invalid([{ field: 'file', message: `Dit bestand is te groot: hoogstens ${inMegabytes(mostBytes)} MB.` }])
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
