// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { refusal, result, stubNetwork, type Answer } from '../../support/wire'
import { readOptions } from '@/portal/ports/options'
import { PortalError } from '@/core/failure/failure'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function read(owner: 'app' | 'user', answer: Answer) {
  const sent = stubNetwork(answer)
  const { frame } = await openPortalPage()
  const options = await readOptions(frame, owner).catch((error: unknown) => error)
  return { options, methods: sent.map(({ url }) => new URL(url).pathname.split('/').at(-1)) }
}

it.each(['app', 'user'] as const)('options of the %s are read as they are', async (owner) => {
  expect(await read(owner, result({ userId: '1', attempts: 'x' }))).toEqual({
    options: { userId: '1', attempts: 'x' }, methods: [`${owner}.option.get`]
  })
})

it('none at all come as an empty list', async () => {
  expect((await read('user', result([]))).options).toEqual({})
})

it.each<[what: string, answer: Answer]>([
  ['a refusal', refusal(403, 'ACCESS_DENIED')],
  ['an answer that is no options', result('x')]
])('%s is not taken for none', async (_what, answer) => {
  expect((await read('user', answer)).options).toBeInstanceOf(PortalError)
})
