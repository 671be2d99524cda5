/** A part of a text, typed by people, as a pattern for `ilike`: what has a meaning there stands for itself. */
export const likePattern = (typed: string): string => `%${typed.replaceAll(/[\\%_]/g, found => `\\${found}`)}%`
