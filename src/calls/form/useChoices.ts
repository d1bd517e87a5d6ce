import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Line, Voice } from '@/core/telephony/types'
import { groupVoices, voiceEngine } from '@/core/telephony/voice'

/** An entry of a list to choose from. */
export interface Choice {
  id: string
  label: string
  description?: string
  /** Further words it is found by. */
  words?: string
}

/** Lines and voices in words, the same wherever they are chosen from. */
export function useChoices() {
  const { t, locale } = useI18n()
  // Asked for once, not for each of hundreds of voices.
  const comma = computed(() => t('form.signs.comma'))
  const colon = computed(() => t('form.signs.colon'))

  function lineChoice({ id, name, kind }: Line): Choice {
    const kindName = t(`form.lineKinds.${kind}`)
    // Another app's line is known by nothing but an id nobody has given it a name by.
    if (kind === 'external' && !name) return { id, label: kindName, description: id }
    return { id, label: name || id, description: name ? [kindName, id].join(comma.value) : kindName }
  }

  /** Voices by language, the interface's first. */
  function voiceChoices(voices: readonly Voice[]): { language: string | null, label: string, voices: Choice[] }[] {
    return groupVoices(voices, locale.value, t('form.voiceOther')).map(group => ({
      ...group,
      voices: group.voices.map(one => ({ id: one.id, label: voiceLabel(one, group.label), words: one.name }))
    }))
  }

  /** The language's name belongs into every label: it is all that is seen once the list is closed. */
  function voiceLabel(one: Voice, language: string): string {
    if (!one.language) return one.name
    const parts = [one.gender && t(`form.genders.${one.gender}`), voiceEngine(one)].filter(Boolean)
    return parts.length > 0 ? [language, parts.join(comma.value)].join(colon.value) : language
  }

  return { lineChoice, voiceChoices }
}
