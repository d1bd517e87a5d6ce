import { nextTick, watch, type Ref } from 'vue'
import { painted } from '@/browser/painted'
import type { CheckedForm } from './request'
import { useSessionStore } from '@/session/session'
import { useClientStore } from './client'

/** Where each field is typed into. */
const FIELDS = { line: '[role="combobox"]', number: 'input[type="tel"]', text: 'textarea, [type=url]', voice: '[role="combobox"]' } as const

/**
 * Opened from a record, the keyboard is where the next key is wanted, once it is known whom the record belongs to: at the button, so that Enter calls, where
 * everything is filled in; else in the first field that needs something. Whoever has gone somewhere by then stays there.
 * @param form the form's element @param button what holds the button
 */
export function useOpeningFocus(form: Readonly<Ref<HTMLElement | null>>, button: Readonly<Ref<HTMLElement | null>>, checked: Readonly<Ref<CheckedForm>>): void {
  const session = useSessionStore()
  const clients = useClientStore()
  const known = () => painted.value && Boolean(session.portal?.launch.record) && (clients.client !== null || clients.failure !== null)
  const stop = watch(known, async (isKnown) => {
    if (!isKnown) return
    await nextTick()
    stop()
    if (document.activeElement !== document.body) return
    const [problem] = checked.value.problems
    const place = problem ? form.value?.querySelector<HTMLElement>(FIELDS[problem.field]) : button.value?.querySelector('button')
    place?.focus()
  }, { immediate: true, flush: 'post' })
}
