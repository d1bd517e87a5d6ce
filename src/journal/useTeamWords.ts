import { useI18n } from 'vue-i18n'
import type { TeamRow } from './team'

/** Whose calls a row of the team holds, in words. @param employeeName of a person by id */
export function useTeamWords(employeeName: (id: string) => string) {
  const { t } = useI18n()

  function ownerName({ owner }: Pick<TeamRow, 'owner'>): string {
    return owner.kind === 'person' ? employeeName(owner.userId) : t(`journal.team.${owner.kind}`)
  }

  return { ownerName }
}
