import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../platform/design/design.css'
import { applyTheme, storedTheme } from '../../platform/design/index.ts'
import { App } from './app.tsx'

applyTheme(storedTheme())

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
