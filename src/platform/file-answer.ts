import * as z from 'zod'

/** The header that carries, beside a file in the body, the rest of an operation's input: JSON, percent-encoded. */
export const inputHeader = 'Operation-Input'

/** One file as the answer of an operation. */
export interface FileAnswer {
  bytes: Uint8Array
  mediaType: string
  /** What it is called when somebody saves it. People type names: any character may be in it. */
  name: string
  /** Whether the browser may show it; anything else is saved. */
  isShown: boolean
}

export const fileAnswer = z.custom<FileAnswer>()
