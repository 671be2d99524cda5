import type { ComponentType, LazyExoticComponent } from 'react'
import type { Permission } from '../../access/rules/permissions.ts'

/** A page with an address of its own. Loaded when it is first opened, so that nobody carries the screens of other roles. */
export interface Screen {
  /** Dutch, with parameters as `$reportId`; a page reads them with `useParameter('reportId')`. */
  path: string
  /** Title of the browser tab. Without names of people: it is kept in the history of the device. */
  title: string
  component: LazyExoticComponent<ComponentType>
  /** Who may open it. The rows on it are decided by the database, whatever stands here. */
  permission?: Permission
}

/** A place in the main menu, and an order in the search bar (Ctrl+K). */
export interface NavigationItem {
  label: string
  href: string
  /** For whoever has one of these. */
  permissions: readonly Permission[]
  /** Left out for whoever has this: they get there another way. */
  unless?: Permission
}
