/** A browser as far as sign-in goes: keeps cookies, follows links, posts forms. */
export class Visitor {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()
  /** All `Set-Cookie` lines ever received, for looking at their flags. */
  readonly setCookies: string[] = []

  constructor(origin: string) {
    this.#origin = origin
  }

  /** One request, without following a redirect. */
  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.#origin)
    const headers = new Headers(init.headers)
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookies) headers.set('cookie', cookies)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  /** Follows redirects to the page where they end. */
  async open(address: string, init: RequestInit = {}): Promise<{ url: URL; response: Response; text: string }> {
    let url = new URL(address, this.#origin)
    let response = await this.fetch(url.href, init)
    for (let hop = 0; hop < 15; hop += 1) {
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || !location) break
      url = new URL(location, url)
      response = await this.fetch(url.href)
    }
    return { url, response, text: await response.text() }
  }

  async json<T>(address: string, init: RequestInit = {}): Promise<{ status: number; body: T }> {
    const response = await this.fetch(address, init)
    return { status: response.status, body: (await response.json()) as T }
  }

  post<T>(address: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: T }> {
    return this.json<T>(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }

  /** Logs in at a bundled provider as this person; `weak`: without the second factor. */
  async logIn(
    subject: string,
    returnTo = '/',
    { provider = 'demo', weak = false } = {},
  ): Promise<{ url: URL; response: Response; text: string }> {
    const choice = await this.open(`/auth/login?${new URLSearchParams({ return: returnTo, provider })}`)
    const action = /<form method="post" action="([^"]+)"/.exec(choice.text)?.[1]
    if (!action) throw new Error(`no list of people at ${choice.url.href}: ${choice.text}`)
    return this.open(action, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ persoon: subject, ...(weak && { zonder: '1' }) }).toString(),
    })
  }

  cookie(name: RegExp): string | undefined {
    return [...this.#cookies].find(([key]) => name.test(key))?.[1]
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  #keep(line: string): void {
    this.setCookies.push(line)
    const [pair = '', ...attributes] = line.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const value = pair.slice(pair.indexOf('=') + 1)
    const isGone = attributes.some(one => one === 'Max-Age=0' || /^expires=Thu, 01 Jan 1970/i.test(one))
    if (isGone) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}
