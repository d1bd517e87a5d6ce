import { expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { fakePortal, freshBrowserForEachTest, openPage } from '../support/desk'
import { useInspection } from '@/install/inspection'
import { useLinesStore } from '@/calls/lines/lines'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

it('the portal is read once, and what it has is known everywhere', async () => {
  openPage()
  const portal = fakePortal()
  const { inspected, forget } = useInspection()
  const first = await inspected(portal)
  expect(await inspected(portal)).toBe(first)
  expect(portal.installation.inspect).toHaveBeenCalledOnce()
  expect([useSessionStore().user?.id, useLinesStore().lines.length]).toEqual(['1', 3])
  forget()
  await inspected(portal)
  expect(portal.installation.inspect).toHaveBeenCalledTimes(2)
})

it('what failed is tried again', async () => {
  openPage()
  const portal = fakePortal()
  portal.installation.inspect.mockRejectedValueOnce(new Error('offline'))
  const { inspected } = useInspection()
  await expect(inspected(portal)).rejects.toThrow('offline')
  expect((await inspected(portal)).data.user.id).toBe('1')
})
