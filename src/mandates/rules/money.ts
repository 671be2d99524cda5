/** The most one expense or budget can be: a hundred thousand euro. More is a slip of the keyboard. */
export const mostCents = 10_000_000

/** "€ 1.250", "€ 12,50": as it is written in Dutch; whole euros without cents. */
export function euros(cents: number): string {
  const whole = Math.floor(Math.abs(cents) / 100)
  const rest = Math.abs(cents) % 100
  const thousands = String(whole).replaceAll(/\B(?=(\d{3})+$)/g, '.')
  return `€ ${cents < 0 ? '−' : ''}${thousands}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}`
}

/** Cents of what people type: "12,50", "€ 1.250", "1250.-". Undefined when it is no amount. */
export function centsOf(typed: string): number | undefined {
  const text = typed.replaceAll(/[€\s\u00a0]/g, '').replace(/[,.][-–]+$/, '')
  const parts = /^(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:[,.](\d{2}))?$/.exec(text)
  if (!parts) return undefined
  return Number(parts[1]?.replaceAll('.', '')) * 100 + Number(parts[2] ?? 0)
}
