import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../platform/design/design.css'
import { Gallery } from './gallery/gallery.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  )
}
