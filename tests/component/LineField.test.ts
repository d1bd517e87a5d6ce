import { describe, expect, it } from 'vitest'
import { h, ref } from 'vue'
import { administratorsAnswer, managersAnswer } from '../unit/support/firstAnswer'
import { openDesk, show, useDesk } from './support/desk'
import { choose, open, pass, press } from './support/person'
import { descriptionOf, field, query } from './support/screen'
import LineField from '@/calls/lines/LineField.vue'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'

useDesk()

async function showLine(chosen: string | null, answer?: FirstAnswer, error?: string) {
  openDesk({ answer })
  const line = ref(chosen)
  await show(() => h(LineField, { 'modelValue': line.value, 'error': error, 'onUpdate:modelValue': (id: string | null) => { line.value = id } }))
  return line
}

describe('several lines', () => {
  it('are told with name, kind and id', async () => {
    await showLine(null, administratorsAnswer({ lines: { reg1: 'Main', sip2: 'PBX', 493023125100: '', app7: 'Of an app' } }))
    expect(await open('Line')).toEqual([
      'MainCloud PBX, reg1', 'PBXOffice PBX, sip2', '493023125100Rented number', 'Of an appOther line, app7'
    ])
  })

  it('none chosen yet: says so', async () => {
    await showLine(null)
    expect(field('Line').value).toBe('')
    expect(field('Line').placeholder).toBe('Choose a line')
    expect(descriptionOf(field('Line'))).toBe('')
  })

  it('the chosen one is shown by name; kind and id stand below', async () => {
    const line = await showLine('reg151083')
    expect(field('Line').value).toBe('Cloud PBX (9)')
    expect(descriptionOf(field('Line'))).toBe('Cloud PBX, reg151083')
    await choose('Line', /^Office PBX 1/)
    expect(line.value).toBe('sip7')
    expect(field('Line').value).toBe('Office PBX 1')
    expect(descriptionOf(field('Line'))).toBe('Office PBX, sip7')
    await choose('Line', /493023125100/)
    expect(field('Line').value).toBe('493023125100')
    expect(descriptionOf(field('Line'))).toBe('Rented number')
  })

  it('can be chosen with the keyboard alone', async () => {
    const line = await showLine('reg151083')
    field('Line').focus()
    await press(field('Line'), 'ArrowDown')
    await pass(50)
    await press(field('Line'), 'ArrowDown')
    await press(field('Line'), 'Enter')
    await pass(200)
    expect(line.value).toBe('sip7')
  })

  it('what is wrong is told in place of kind and id', async () => {
    await showLine('reg151083', undefined, 'Choose another.')
    expect(field('Line').getAttribute('aria-invalid')).toBe('true')
    expect(descriptionOf(field('Line'))).toBe('Choose another.')
  })
})

describe('one line', () => {
  it('of the portal cannot be changed, but can be read', async () => {
    await showLine('reg1', administratorsAnswer({ lines: { reg1: 'Main' } }))
    expect(field('Line').value).toBe('Main')
    expect(field('Line').disabled).toBe(true)
    expect(descriptionOf(field('Line'))).toBe('Cloud PBX, reg1')
    field('Line').click()
    await pass(50)
    expect(query('listbox')).toBeNull()
  })

  it('of one\'s own: why there is nothing to choose', async () => {
    await showLine('sip7', managersAnswer())
    expect(field('Line').value).toBe('sip7')
    expect(field('Line').disabled).toBe(true)
    expect(descriptionOf(field('Line'))).toBe('Your default line. Only administrators of telephony can see other lines.')
  })
})
