import { expect, it } from 'vitest'
import { NOW, REFUSAL } from '../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { PortalError } from '@/core/failure/failure'
import { useProcessTypes } from '@/settings/processTypes'

freshBrowserForEachTest(NOW)

it('are there once they are read, after a refusal too', async () => {
  const portal = fakePortal()
  portal.settings.processTypes.mockRejectedValueOnce(new PortalError(REFUSAL)).mockResolvedValueOnce([{ id: 183, title: 'Repairs', withClients: true }])
  signIn(portal)
  const { types, typesFailure, loadTypes } = useProcessTypes()
  await loadTypes()
  expect([types.value, typesFailure.value]).toEqual([null, REFUSAL])
  await loadTypes()
  expect([types.value, typesFailure.value]).toEqual([[{ id: 183, title: 'Repairs', withClients: true }], null])
})

it('code that does not arrive is a failure of the app', async () => {
  signIn(fakePortal({ settings: { processTypes: () => Promise.reject(new Error('no chunk')) } }))
  const { typesFailure, loadTypes } = useProcessTypes()
  await loadTypes()
  expect(typesFailure.value).toMatchObject({ entry: 'textsNotLoaded' })
})
