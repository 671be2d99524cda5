/** The types of files that are kept: what people at a kitchen table have, and nothing in which a program can run. */
export const fileTypes = ['pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt', 'txt'] as const
export type FileType = (typeof fileTypes)[number]

interface FileTypeFacts {
  label: string
  mediaType: string
  extension: string
  /** How the browser shows it: as a picture, in a viewer of its own, or not at all. */
  shownAs: 'picture' | 'viewer' | null
}

export const fileTypeFacts: Record<FileType, FileTypeFacts> = {
  pdf: { label: 'PDF', mediaType: 'application/pdf', extension: 'pdf', shownAs: 'viewer' },
  jpeg: { label: 'foto (JPEG)', mediaType: 'image/jpeg', extension: 'jpg', shownAs: 'picture' },
  png: { label: 'afbeelding (PNG)', mediaType: 'image/png', extension: 'png', shownAs: 'picture' },
  webp: { label: 'afbeelding (WebP)', mediaType: 'image/webp', extension: 'webp', shownAs: 'picture' },
  docx: {
    label: 'Word',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    shownAs: null,
  },
  xlsx: {
    label: 'Excel',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    shownAs: null,
  },
  odt: { label: 'ODT', mediaType: 'application/vnd.oasis.opendocument.text', extension: 'odt', shownAs: null },
  txt: { label: 'tekst', mediaType: 'text/plain; charset=utf-8', extension: 'txt', shownAs: null },
}

/**
 * For the field in which a file is chosen: a help, no guard. HEIC is not in it, and so an iPhone gives its photos as JPEG.
 */
export const acceptedFiles = fileTypes
  .flatMap(type => [`.${fileTypeFacts[type].extension}`, fileTypeFacts[type].mediaType.split(';')[0]])
  .concat('.jpeg')
  .join(',')

export const acceptedInWords = 'PDF, foto (JPEG, PNG, WebP), Word (.docx), Excel (.xlsx), ODT of tekst'
