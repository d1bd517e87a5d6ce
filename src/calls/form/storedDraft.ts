import { useEventListener } from '@vueuse/core'
import * as v from 'valibot'
import { placeOf } from '@/calls/attempts/writtenAhead'
import { MomentSchema } from '@/core/moment'
import { LastTextsSchema, lastOf, noneOfEither, PerTypeSchema } from '@/core/options/userChoices'
import { storedList } from '@/core/storedList'
import { CALL_TYPES } from '@/core/telephony/types'
import { useSessionStore } from '@/session/session'
import type { UserScope } from '@/session/userScope'

/** What the browser keeps the form typed in last as, and a tab those of its frames. */
const NAME = 'draft'
const NAME_IN_TAB = 'drafts'
/** Frames of one tab whose forms are kept. */
const KEPT = 10
/** A frame that comes back sooner than this after it went has been loaded anew with its page, milliseconds. */
const RELOADING = 60_000

/** Whom a text is for (null: whoever is called), the names in their record, and whether it was chosen ready-made. */
const AboutSchema = v.object({ client: v.nullable(v.string()), names: v.array(v.string()), ready: v.boolean() })
type About = v.InferOutput<typeof AboutSchema>
export const nobody = (): About => ({ client: null, names: [], ready: false })
export const aboutNobody = () => ({ callback: nobody(), infocall: nobody() })

const DraftSchema = v.object({
  type: v.picklist(CALL_TYPES),
  line: v.nullable(v.string()),
  number: v.string(),
  numberAt: MomentSchema,
  country: v.nullable(v.string()),
  texts: PerTypeSchema,
  about: v.optional(v.object({ callback: AboutSchema, infocall: AboutSchema }), aboutNobody),
  habits: v.optional(PerTypeSchema, noneOfEither),
  last: v.optional(LastTextsSchema, () => lastOf(noneOfEither())),
  voices: PerTypeSchema,
  sound: v.optional(v.string(), ''),
  recorded: v.optional(v.boolean(), false),
  choicesAt: v.optional(MomentSchema, 0),
  opening: v.optional(v.nullable(v.string()), null),
  seenIn: v.optional(v.nullable(v.string()), null),
  filledIn: v.optional(PerTypeSchema, noneOfEither),
  ownTexts: v.optional(PerTypeSchema, noneOfEither),
  /** Earlier versions kept what a ready-made text had taken the place of apart from what a link had. */
  beforeReady: v.optional(PerTypeSchema, noneOfEither)
})

/** What stood in a form. `opening`: whose record or link has filled it in; `seenIn`: in which it was typed. */
export type StoredDraft = v.InferOutput<typeof DraftSchema>

/** The same as it stands there now. */
type DraftContent = Omit<StoredDraft, 'numberAt' | 'beforeReady'>

/** The forms of a tab's frames, which share its storage, the one typed in last first. `leftAt`: when its frame last went. */
const DraftsInTabSchema = storedList(v.object({ ...DraftSchema.entries, place: v.string(), leftAt: v.optional(MomentSchema, 0) }))

/** What was typed, as the browser keeps it: each frame's form in its tab, and the one typed in last for every new tab. */
export function useStoredDrafts(scope: UserScope) {
  const session = useSessionStore()

  const inTab = () => scope.tabStorage.get(NAME_IN_TAB, DraftsInTabSchema) ?? []
  /** What the form is about: by every other name, frames are others after a reload of their page. */
  function placeInTab(): string {
    const { portal } = session
    return portal ? `${placeOf(portal.launch)} ${portal.launch.slider}` : ''
  }
  const isReloaded = ({ place, leftAt }: { place: string, leftAt: number }) => place === placeInTab() && Math.abs(Date.now() - leftAt) < RELOADING

  useEventListener(window, 'pagehide', () => {
    const { portal } = session
    // As the browser holds them: what its user has cleared meanwhile stays cleared.
    const now = (scope.tabStorage.shared(NAME_IN_TAB, DraftsInTabSchema) ?? []).map(one => one.place === placeInTab() && one.seenIn === portal?.opening ? { ...one, leftAt: Date.now() } : one)
    if (now.length > 0) scope.tabStorage.set(NAME_IN_TAB, now)
  })

  /** @returns the one this frame goes on with, whether that was its own, and the one typed in last in any tab */
  function read(): { mine: StoredDraft | null, isOwn: boolean, latest: StoredDraft | null } {
    const { portal } = session
    const latest = scope.storage.get(NAME, DraftSchema)
    const drafts = inTab()
    const own = drafts.find(({ seenIn }) => seenIn !== null && seenIn === portal?.opening) ?? drafts.find(isReloaded)
    return { mine: own ?? drafts[0] ?? latest, isOwn: own !== undefined, latest }
  }

  /** What stands in the form as it is stored, or was restored: that is not typed anew, in this tab or for others. */
  let written = ''
  function noteRestored(content: DraftContent): void {
    written = JSON.stringify(content)
  }

  function write(content: DraftContent): void {
    const text = JSON.stringify(content)
    if (text === written) return
    written = text
    const draft = { ...content, numberAt: Date.now() }
    const place = placeInTab()
    const others = inTab().filter(one => one.place !== place)
    scope.tabStorage.set(NAME_IN_TAB, [{ ...draft, place }, ...others].slice(0, KEPT))
    scope.storage.set(NAME, draft)
  }

  return { read, noteRestored, write }
}
