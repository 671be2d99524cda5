/** Where a request belongs, in the words of W3C Trace Context: what another application began and we go on with. */
export interface TraceContext {
  /** 16 bytes, written as a UUID: that is how the log keeps it. */
  traceId: string
  /** 8 bytes in hexadecimal. */
  parentSpanId: string
}

const written = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/

/**
 * Reads the header `traceparent`. A wrong one is as good as none: the request then begins a trace of its own.
 *
 * Of a later version than 00 only the known part counts, as the specification asks; version ff is forbidden.
 */
export function readTraceParent(header: string | string[] | undefined): TraceContext | undefined {
  if (typeof header !== 'string') return undefined
  const [, version, trace = '', span = '', more] = written.exec(header.trim()) ?? []
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) return undefined
  if (/^0+$/.test(trace) || /^0+$/.test(span)) return undefined
  return { traceId: trace.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), parentSpanId: span }
}

/** 16 bytes in hexadecimal, as W3C and Logboek Dataverwerkingen write a trace. */
export const traceHex = (traceId: string): string => traceId.replaceAll('-', '').toLowerCase()

/** A trace in either way of writing, as a UUID; undefined: it is not one. */
export function traceIdFrom(text: string): string | undefined {
  const hex = traceHex(text.trim())
  return /^[0-9a-f]{32}$/.test(hex) ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined
}
