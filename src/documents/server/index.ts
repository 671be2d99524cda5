import { capability } from '../../platform/http/handlers.ts'
import { documentOperations } from '../api.ts'
import { addDocument, replaceDocument } from './add-document.ts'
import { listDocuments } from './list-documents.ts'
import { openDocument } from './open-document.ts'
import { restoreDocument, withdrawDocument } from './withdraw-document.ts'

export const documents = capability('documents', documentOperations, {
  listDocuments,
  addDocument,
  replaceDocument,
  openDocument,
  withdrawDocument,
  restoreDocument,
})
