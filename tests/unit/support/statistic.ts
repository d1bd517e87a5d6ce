import { json, lost, refusal, result, text, type Answer } from './wire'

/** A row as the portal's documentation shows it, with whatever is different about it. */
export const rowWith = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  ID: '7', PORTAL_USER_ID: '1269', PORTAL_NUMBER: 'reg133788', PHONE_NUMBER: '19061234568',
  CALL_ID: 'callback.716f1cb73def9700a23842adf9c4c568.1773130779', EXTERNAL_CALL_ID: null, CALL_CATEGORY: 'external', CALL_LOG: null,
  CALL_DURATION: '95', CALL_START_DATE: '2026-03-10T11:19:38+01:00', CALL_RECORD_URL: null, CALL_VOTE: '5', COST: '0.0240',
  COST_CURRENCY: 'EUR', CALL_FAILED_CODE: '200', CALL_FAILED_REASON: 'Success call', CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: '797',
  CRM_ACTIVITY_ID: '7943', REST_APP_ID: '3', REST_APP_NAME: 'REST API Documentation', TRANSCRIPT_ID: '1', TRANSCRIPT_PENDING: 'N',
  SESSION_ID: null, REDIAL_ATTEMPT: null, COMMENT: null, RECORD_DURATION: '90', RECORD_FILE_ID: 9079, CALL_TYPE: '4',
  ...change
})

/** How a read of the portal's records can fail, and the failure each is told as. */
export const FAILED_READS: [what: string, entry: string, answer: Answer][] = [
  ['no right', 'statisticsNotAllowed', refusal(403, 'ACCESS_DENIED', 'Access denied!')],
  ['no right, with HTTP 200', 'statisticsNotAllowed', refusal(200, 'ACCESS_DENIED', 'Access denied!')],
  ['no scope', 'scopeMissing', refusal(403, 'insufficient_scope', 'x')],
  ['an older portal', 'methodMissing', refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!')],
  ['no connection', 'connectionLost', lost],
  ['a gateway\'s page', 'gatewayPage', text('<html>', 502)],
  ['no list', 'unreadableAnswer', result({ a: 1 })],
  ['null', 'unreadableAnswer', json(null)]
]
