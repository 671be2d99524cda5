import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: readonly Screen[] = [
  { path: '/taken', title: 'Taken', component: lazy(() => import('./tasks-page.tsx')), permission: 'case-file.read' },
  { path: '/taken/$taskId', title: 'Taak', component: lazy(() => import('./task-page.tsx')), permission: 'case-file.read' },
  { path: '/te-bellen', title: 'Te bellen', component: lazy(() => import('./calls-page.tsx')), permission: 'task.place' },
]
