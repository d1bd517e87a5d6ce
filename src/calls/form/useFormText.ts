import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { fillText } from '@/calls/text/placeholders'
import { personCalled, type ClientNumber } from '@/core/client'
import type { NamedText } from '@/core/options/namedText'
import type { CallType } from '@/core/telephony/types'
import { useSessionStore } from '@/session/session'
import { useClientStore } from './client'
import { useDraftStore } from './draft'
import { useSettingsStore } from './settings'

/** Whose words stand in the form. */
export type TextSource = 'own' | 'administrator' | 'builtIn' | 'filledIn'

/**
 * The text in the form: what was typed or filled in for this client; else the user's habit; else the administrator's text; else the app's own, in the
 * interface's language, which the portal's default voice reads. The app's own is never stored.
 * @param numberCalled the record's number that is called
 */
export function useFormText(numberCalled: () => ClientNumber | null) {
  const draft = useDraftStore()
  const session = useSessionStore()
  const clients = useClientStore()
  const settings = useSettingsStore()
  const { t } = useI18n()

  const values = computed(() => ({
    name: clients.client ? personCalled(clients.client, numberCalled()) : '',
    company: clients.client?.company ?? '',
    manager: session.user?.name ?? '',
    caller: settings.settings.caller
  }))

  /** The app's own texts, for a client of whom something is known and for anybody. */
  const builtIn = computed(() => {
    const { name, company, caller } = values.value
    const who = [name && '{name}', company && '{company}'].filter(Boolean).join(t('form.signs.comma'))
    const from = caller ? '{caller}' : '{manager}'
    return {
      callback: who ? t('form.builtIn.callback', { who }) : t('form.builtIn.callbackPlain'),
      infocall: name ? t('form.builtIn.infocall', { who: '{name}', from }) : t('form.builtIn.infocallPlain', { from })
    }
  })
  const administrators = (type = draft.type) => settings.settings.texts[type].standard
  /** What is known is enough to say it. While nobody is called, nothing is missing. */
  const isSayable = (text: string) => (!clients.client && draft.number === '') || fillText(text, values.value).missing.length === 0

  /** What stands in the form where nothing was typed for this client. A text with a name in it is not for clients without one. */
  const standing = computed<{ text: string, source: TextSource }>(() => {
    const { type } = draft
    const habit = draft.habits[type]
    if (habit && isSayable(habit)) return { text: habit, source: 'own' }
    if (administrators() && isSayable(administrators())) return { text: administrators(), source: 'administrator' }
    return { text: builtIn.value[type], source: 'builtIn' }
  })
  const text = computed({
    get: () => draft.shown(draft.type) ?? standing.value.text,
    // Left as it stands, a text follows what changes it next.
    set: (value) => { draft.write(draft.type, value === standing.value.text ? null : value) }
  })
  const textSource = computed<TextSource>(() => {
    if (draft.isFilledIn(draft.type)) return 'filledIn'
    return draft.shown(draft.type) === null ? standing.value.source : 'own'
  })
  const filled = computed(() => fillText(text.value, values.value))
  /** The last words of one's own, which are for somebody else. */
  const lastUsed = computed(() => draft.offered(draft.type))
  const useLast = () => draft.useLast(draft.type)

  /** What may be chosen in the place of the text: what administrators offer, and what would stand there without a habit of the user's. */
  const readyTexts = computed<readonly NamedText[]>(() => {
    const { ready } = settings.settings.texts[draft.type]
    const standard = administrators() || builtIn.value[draft.type]
    return draft.habits[draft.type] === null || ready.some(one => one.text === standard) ? ready : [...ready, { name: '', text: standard }]
  })

  /** To be called with what a call was made with. @param said with its placeholders @param number as it was dialled */
  function noteUsed(type: CallType, said: string, number: string): void {
    draft.noteUsed(type, said, said === administrators(type) || said === builtIn.value[type], number)
  }

  return { text, textSource, filled, lastUsed, useLast, readyTexts, noteUsed }
}
