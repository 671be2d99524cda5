/** A picture as it may be kept: nothing in it but what is seen. */
export interface CleanPicture {
  bytes: Buffer
  width: number
  height: number
}

/** A few kilobytes can unfold into more than a browser's memory. */
export const mostPixels = 100_000_000
