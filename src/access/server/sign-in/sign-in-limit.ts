/** Counts log-ins from one network address, so that nobody can keep the provider and the database busy with them. */
export class SignInLimit {
  readonly #most: number
  readonly #windowMs: number
  readonly #seen = new Map<string, { count: number; since: number }>()

  constructor(options: { most: number; windowMs: number }) {
    this.#most = options.most
    this.#windowMs = options.windowMs
  }

  /** Counts one more. Whether that is still within the limit. */
  allows(address: string, nowMs: number): boolean {
    if (this.#seen.size > 10_000) this.#forgetOld(nowMs)
    const seen = this.#seen.get(address)
    if (!seen || nowMs - seen.since >= this.#windowMs) {
      this.#seen.set(address, { count: 1, since: nowMs })
      return true
    }
    seen.count += 1
    return seen.count <= this.#most
  }

  #forgetOld(nowMs: number): void {
    for (const [address, { since }] of this.#seen) if (nowMs - since >= this.#windowMs) this.#seen.delete(address)
  }
}
