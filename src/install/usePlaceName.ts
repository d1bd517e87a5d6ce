import { useI18n } from 'vue-i18n'

/** Places of the portal in plain words. */
export function usePlaceName() {
  const { t, te } = useI18n()

  /** @param placement the portal's code, `CRM_DEAL_LIST_MENU` */
  function placeName(placement: string): string {
    if (te(`placements.places.${placement}`)) return t(`placements.places.${placement}`)
    const [, id, place] = /^CRM_DYNAMIC_(\d+)_(DETAIL_TOOLBAR|LIST_MENU)$/.exec(placement) ?? []
    if (!id) return t('placements.other')
    return place === 'LIST_MENU' ? t('placements.processList', { id }) : t('placements.processCard', { id })
  }

  return { placeName }
}
