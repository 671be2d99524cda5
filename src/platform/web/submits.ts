import { ApiError } from '../api-client.ts'

/** A second click within this time is the same click. */
const doubleClickMs = 600

interface Submit {
  body: string
  requestId: string
  /** While it runs, and shortly after it succeeded. */
  answer: Promise<unknown> | undefined
}

/**
 * One request id per submit. While a body is on its way the same body gets the same answer; what failed without a clear
 * answer may have arrived, so that body keeps its id; what was clearly refused or succeeded begins anew.
 */
export class Submits {
  #last: Submit | undefined
  readonly #newId: () => string

  constructor(newId: () => string) {
    this.#newId = newId
  }

  submit<Output>(body: string, send: (requestId: string) => Promise<Output>): Promise<Output> {
    const same = this.#last?.body === body ? this.#last : undefined
    if (same?.answer) return same.answer as Promise<Output>
    const submit: Submit = same ?? { body, requestId: this.#newId(), answer: undefined }
    this.#last = submit
    const answer = send(submit.requestId)
    submit.answer = answer
    answer.then(
      () => setTimeout(() => this.#forget(submit), doubleClickMs),
      (thrown: unknown) => {
        submit.answer = undefined
        if (isRefusal(thrown)) this.#forget(submit)
      },
    )
    return answer
  }

  #forget(submit: Submit): void {
    if (this.#last === submit) this.#last = undefined
  }
}

/** The server said no, so nothing was done. */
const isRefusal = (thrown: unknown): boolean => thrown instanceof ApiError && thrown.status >= 400 && thrown.status < 500
