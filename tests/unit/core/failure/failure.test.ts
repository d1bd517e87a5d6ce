import { expect, it } from 'vitest'
import { portalFailure } from '@/portal/errors/portalErrors'
import { PortalError } from '@/core/failure/failure'

it('a thrown failure tells in its message what it is, never the portal\'s own words', () => {
  const failure = portalFailure({ code: 'ERROR_CORE', method: 'voximplant.callback.start', status: 400, at: 0, requestId: null }, 'Could not find line reg1')
  const error = new PortalError(failure)
  expect(error).toBeInstanceOf(Error)
  expect({ name: error.name, message: error.message }).toEqual({ name: 'PortalError', message: 'lineUnknown (ERROR_CORE)' })
  expect(error.failure).toBe(failure)
})
