import { ButtonLink, Notice } from '../../platform/design/index.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { useRead } from '../../platform/web/api.ts'
import { emergencyOperations } from '../api.ts'
import { EndButton } from './emergency-page.tsx'

/** On a file that is open in an emergency: for who looks that it ends and is watched, for who leads it that somebody looks. */
export function EmergencyNotice({ caseFileId }: { caseFileId: string }) {
  const { data } = useRead(emergencyOperations.listEmergencyAccessesOfFile, { caseFileId })
  return data?.accesses
    .filter(access => access.isRunning)
    .map(access => (
      <Notice
        key={access.id}
        kind="warning"
        title={
          access.isMine
            ? `U kijkt met noodtoegang, tot ${timeOf(access.endsAt)} uur`
            : `${access.user} kijkt met noodtoegang, tot ${timeOf(access.endsAt)} uur`
        }
        actions={
          access.isMine ? (
            <EndButton access={access} size="small" />
          ) : (
            <ButtonLink size="small" href={`/dossiers/${caseFileId}#tijdlijn`}>
              Tijdlijn
            </ButtonLink>
          )
        }
      >
        {access.isMine
          ? 'De coördinator en de privacy-functionaris weten ervan. Alles wat u opent staat in het logboek.'
          : `Reden: ${access.reason}`}
      </Notice>
    ))
}
