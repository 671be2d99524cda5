import type { Role } from './roles.ts'

/** Which role may start which kind of operation. Whether a row comes back is decided by the database, whatever stands here. */
export const permissions = {
  'workplace.open': [
    'reporter',
    'visitor',
    'contact_point',
    'coordinator',
    'process_coordinator',
    'partner',
    'policy_officer',
    'privacy_officer',
    'administrator',
  ],
  'concern-report.make': ['reporter'],
  'concern-report.enter': ['contact_point'],
  'concern-report.follow': ['reporter'],
  'concern-report.triage': ['contact_point'],
  'case-file.open': ['contact_point'],
  'case-file.read': ['contact_point', 'coordinator', 'visitor', 'process_coordinator', 'partner'],
  'case-file.write': ['contact_point', 'coordinator', 'visitor', 'partner'],
  'case-file.coordinate': ['coordinator'],
  'case-file.appoint': ['contact_point', 'process_coordinator', 'coordinator'],
  'case-file.oversee': ['process_coordinator'],
  'task.place': ['coordinator', 'contact_point'],
  'task.answer': ['partner'],
  'task.call': ['contact_point'],
  'figures.read': ['policy_officer', 'process_coordinator', 'contact_point', 'coordinator'],
  'figures.plan': ['policy_officer'],
  'figures.report': ['policy_officer'],
  'processing-log.read': ['privacy_officer'],
  'directory.read': [
    'reporter',
    'visitor',
    'contact_point',
    'coordinator',
    'process_coordinator',
    'partner',
    'policy_officer',
    'privacy_officer',
    'administrator',
  ],
  'programme.read': [
    'reporter',
    'visitor',
    'contact_point',
    'coordinator',
    'process_coordinator',
    'partner',
    'policy_officer',
    'privacy_officer',
    'administrator',
  ],
  'directory.keep': ['administrator'],
  'first-load.run': ['administrator'],
  'deputy.arrange': ['administrator', 'coordinator'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

export const mayStart = (held: readonly Role[], permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).some(role => held.includes(role))
