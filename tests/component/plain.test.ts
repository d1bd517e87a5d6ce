import B24Alert from '@bitrix24/b24ui-nuxt/components/Alert.vue'
import B24Button from '@bitrix24/b24ui-nuxt/components/Button.vue'
import B24FormField from '@bitrix24/b24ui-nuxt/components/FormField.vue'
import B24Input from '@bitrix24/b24ui-nuxt/components/Input.vue'
import B24InputMenu from '@bitrix24/b24ui-nuxt/components/InputMenu.vue'
import B24Textarea from '@bitrix24/b24ui-nuxt/components/Textarea.vue'
import CallBackIcon from '@bitrix24/b24icons-vue/outline/CallBackIcon'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, type Component, type VNode } from 'vue'
import { BUTTON, EDGE, FIELD, LIST, NOTICE, TYPED_IN } from '@/ui/plain/looks'

/**
 * The looks of the call screen beside the kit that is installed: after an update of the kit these tests tell what changed.
 * What the kit adds for cases that do not occur here (fields tied together, states it marks itself) is left out on both sides.
 */
const ELSEWHERE = /^group-|^data-\[state=|^has-focus|^motion-safe:|^origin-|^will-change|^first-of-type|^last-of-type|^\[--main-ui-square/

const words = (classes: string) => [...new Set(classes.split(/\s+/).filter(word => word !== '' && !ELSEWHERE.test(word)))].sort()

/** A component of the kit: its own types know every combination of its properties, and take long to. */
const draw = (component: Component, props: Record<string, unknown>, slots: Record<string, () => unknown> = {}) => h(component, props, slots)

/** Classes of the part of a kit's component that it calls by this name. */
function kit(render: () => VNode, slot: string): string[] {
  const wrapper = mount(defineComponent({ render }), { attachTo: document.body })
  const part = document.querySelector(`[data-slot="${slot}"]`)
  if (!part) throw new Error(`The kit has no part ${slot} here`)
  const classes = words(part.getAttribute('class') ?? '')
  wrapper.unmount()
  return classes
}

describe('a button', () => {
  it.each(Object.entries(BUTTON.color))('of colour %s', (color, look) => {
    expect(words(`${BUTTON.base} ${look} ${BUTTON.size.md}`)).toEqual(kit(() => draw(B24Button, { color, label: 'Call' }), 'base'))
  })
  it.each(Object.entries(BUTTON.size))('of size %s', (size, look) => {
    const base = `${BUTTON.base} ${BUTTON.color['air-primary']} ${look}`
    const button = (more: object) => () => draw(B24Button, { color: 'air-primary', size, ...more })
    expect(words(base)).toEqual(kit(button({ label: 'Call' }), 'base'))
    expect(words(`${base} ${BUTTON.square}`)).toEqual(kit(button({ icon: CallBackIcon }), 'base'))
    expect(words(`${BUTTON.line} ${BUTTON.padding.label}`)).toEqual(kit(button({ label: 'Call' }), 'baseLine'))
    expect(words(`${BUTTON.line} ${BUTTON.padding.icon}`)).toEqual(kit(button({ icon: CallBackIcon }), 'baseLine'))
    expect(words(`${BUTTON.line} ${BUTTON.padding.iconAndLabel}`)).toEqual(kit(button({ icon: CallBackIcon, label: 'Call' }), 'baseLine'))
  })
  it('with icon and words', () => {
    const button = () => draw(B24Button, { icon: CallBackIcon, label: 'Call' })
    expect(words(BUTTON.icon)).toEqual(kit(button, 'icon'))
    expect(words(BUTTON.label)).toEqual(kit(button, 'label'))
    expect(words(BUTTON.words)).toEqual(kit(button, 'labelInner'))
  })
})

describe.each([
  ['in order', undefined, EDGE.fine],
  ['with an error', 'Enter a number.', EDGE.wrong]
])('a field %s', (_state, error, edge) => {
  const field = (control: () => VNode) => () => draw(B24FormField, { label: 'Line', help: 'Help', ...error === undefined ? {} : { error } }, { default: control, hint: () => 'Hint' })

  it('to type a line in', () => {
    expect(words(`${TYPED_IN.line} ${edge}`)).toEqual(kit(field(() => draw(B24Input, { class: 'w-full', type: 'tel' })), 'base'))
  })
  it('to type several lines in', () => {
    expect(words(`${TYPED_IN.lines} ${edge}`)).toEqual(kit(field(() => draw(B24Textarea, { class: 'w-full', rows: 3, autoresize: true })), 'base'))
  })
  it('to choose from a list', () => {
    const list = field(() => draw(B24InputMenu, { class: 'w-full', items: [] }))
    // The kit fades a field that cannot be changed. A line that cannot be changed must be read all the same.
    expect(words(`${TYPED_IN.list} ${edge}`).filter(word => word !== 'disabled:opacity-100!'))
      .toEqual(kit(list, 'base').filter(word => word !== 'disabled:opacity-30'))
    expect(words(LIST.opener)).toEqual(kit(list, 'trailing'))
    expect(words(LIST.openerIcon)).toEqual(kit(list, 'icon'))
  })
  it('has name, hint, and help or error around it', () => {
    const input = field(() => draw(B24Input, {}))
    expect(words(FIELD.root)).toEqual(kit(() => draw(B24FormField, { label: 'Line' }), 'root'))
    expect(words(FIELD.head)).toEqual(kit(input, 'wrapper'))
    expect(words(FIELD.label)).toEqual(kit(input, 'label'))
    expect(words(FIELD.hint)).toEqual(kit(input, 'hint'))
    if (error === undefined) expect(words(FIELD.help)).toEqual(kit(input, 'help'))
    else {
      expect(words(FIELD.error)).toEqual(kit(input, 'error'))
      expect(words(FIELD.errorLine)).toEqual(kit(input, 'errorWrapper'))
      expect(words(FIELD.errorIcon)).toEqual(kit(input, 'icon'))
    }
  })
})

it('a notice', () => {
  const notice = () => draw(B24Alert, { color: 'air-tertiary', icon: CallBackIcon, title: 'Call started', description: 'The number rings.' })
  // Text is of the page's own colour: the kit's is too light for it.
  expect(words(`${NOTICE.root} text-(--b24ui-color)`)).toEqual(kit(notice, 'root'))
  expect(words(NOTICE.icon)).toEqual(kit(notice, 'icon'))
  expect(words(NOTICE.words)).toEqual(kit(notice, 'wrapper'))
  expect(words(NOTICE.title)).toEqual(kit(notice, 'title'))
  expect(words(NOTICE.text)).toEqual(kit(notice, 'description'))
})
