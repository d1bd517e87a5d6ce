import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLinesStore } from '@/calls/lines/lines'
import { useSettingsEditStore } from './settingsEdit'
import { useVoicesStore } from '@/calls/text/voices'
import type { EditedSettings, SettingsField } from './edit'
import { useChoices } from '@/calls/form/useChoices'
import type { NamedText } from '@/core/options/namedText'
import { useFormats } from '@/ui/useFormats'

/** More than this nobody compares. */
const LISTED = 4
const TEXT = 90

/** What a setting is, in one line of plain words: for telling two edits apart. */
export function useSettingsWords() {
  const { t } = useI18n()
  const edit = useSettingsEditStore()
  const lines = useLinesStore()
  const voices = useVoicesStore()
  const { voiceChoices } = useChoices()
  const { formatClock, formatList } = useFormats()

  const lineName = (id: string) => lines.byId.get(id)?.name || id
  const quoted = (text: string) => text ? t('settings.words.quoted', { text: text.length > TEXT ? `${text.slice(0, TEXT)}…` : text }) : t('settings.words.none')

  const named = ({ name, text }: NamedText) => name ? t('settings.words.named', { name, text: quoted(text) }) : quoted(text)
  /** Texts as words: two of the same words are the same. */
  const texts = (mine: readonly NamedText[], other: readonly NamedText[]) => list(mine.map(named), other.map(named), words => words)

  const voiceNames = computed(() => new Map(voiceChoices(voices.all).flatMap(group => group.voices).map(({ id, label }) => [id, label])))
  const voiceName = (id: string) => voiceNames.value.get(id) ?? id

  function processName(id: number): string {
    return edit.types?.find(type => type.id === id)?.title || t('settings.words.process', { id })
  }

  /** What only this side has comes first: it is what differs. */
  function list<Item>(items: readonly Item[] | null, others: readonly Item[] | null, nameOf: (item: Item) => string): string {
    if (!items) return t('settings.words.all')
    if (items.length === 0) return t('settings.words.none')
    const other = new Set(others)
    const sorted = [...items.filter(item => !other.has(item)), ...items.filter(item => other.has(item))]
    const more = items.length - LISTED
    return formatList([...sorted.slice(0, LISTED).map(nameOf), ...(more > 0 ? [t('settings.words.more', { count: more }, more)] : [])])
  }

  /** @param other the settings it is compared with */
  function describe(field: SettingsField, settings: EditedSettings, other: EditedSettings): string {
    switch (field) {
      case 'lines': return list(settings.lines, other.lines, lineName)
      case 'voices': return list(settings.voices, other.voices, voiceName)
      case 'defaultLine': return settings.defaultLine === null ? t('settings.lines.portal') : lineName(settings.defaultLine)
      case 'callbackStandard': return quoted(settings.texts.callback.standard)
      case 'infocallStandard': return quoted(settings.texts.infocall.standard)
      case 'callbackReady': return texts(settings.texts.callback.ready, other.texts.callback.ready)
      case 'infocallReady': return texts(settings.texts.infocall.ready, other.texts.infocall.ready)
      case 'caller': return quoted(settings.caller)
      case 'quiet': return settings.quiet ? `${formatClock(settings.quiet.from)} – ${formatClock(settings.quiet.to)}` : t('settings.words.none')
      case 'recentMinutes': return t('settings.words.minutes', { count: settings.recentMinutes ?? 0 }, settings.recentMinutes ?? 0)
      case 'processTypes': return list(settings.processTypes, other.processTypes, processName)
    }
  }

  return { describe }
}
