import { createHash } from 'node:crypto'

// Leaves and nodes are hashed with a byte of their own in front (RFC 6962), so that a node can never pass for a leaf.
const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** The fingerprint of a line. The salt, 16 random bytes, goes with the line when it is destroyed: then nobody can guess the content. */
export const leafOf = (salt: Buffer, content: string): Buffer => sha256(leafMark, salt, content)

/** The root over all leaves in their order. A leaf that is alone on its level goes up as it is. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  let level = [...leaves]
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index] as Buffer, level[index + 1]]
      above.push(right ? sha256(nodeMark, left, right) : left)
    }
    level = above
  }
  return level[0] as Buffer
}
