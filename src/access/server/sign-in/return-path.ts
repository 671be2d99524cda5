const anyOrigin = 'http://voordeur.invalid'

/** Where to go after log-in: a path of our own, or the start. Anything that could lead to another site leads to the start. */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2000) return '/'
  // Browsers read a backslash as a slash, and drop tabs and line ends before they look.
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wanted)) return '/'
  const url = new URL(wanted, anyOrigin)
  if (url.origin !== anyOrigin || url.pathname.startsWith('//') || url.pathname.startsWith('/auth/')) return '/'
  return url.pathname + url.search + url.hash
}

/** A resident goes to their own pages, or to the window that closes after logging in again; never to a screen of who works here. */
export function residentReturnPath(wanted: unknown): string {
  const path = safeReturnPath(wanted)
  return /^\/(mijn|opnieuw-ingelogd)([/?#]|$)/.test(path) ? path : '/mijn'
}
