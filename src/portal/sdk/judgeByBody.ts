import { AjaxError, type HttpV2, type TypeHttp } from '@bitrix24/b24jssdk'

/** The SDK tries again after most errors, but after none that the other side is said to be to blame for. */
const NOT_AGAIN = 400

/**
 * Hands every answer that says anything about an error to `toFailure` as it came.
 *
 * Why: the SDK reads errors its own way. What comes with HTTP 200 it keeps only in part: an error beside a result hides the result, an
 * error that is no text becomes a code, and an empty one ends in a fault of its own.
 * @param client before its first request
 */
export function judgeByBody(client: HttpV2 | TypeHttp): void {
  client.ajaxClient.interceptors.response.use((response) => {
    const { data, status, config }: { data: unknown, status: number, config: { url?: string } } = response
    if (!saysError(data)) return response
    throw new AjaxError({
      code: 'ERROR_IN_ANSWER',
      description: '',
      status: NOT_AGAIN,
      requestInfo: { requestId: requestIdIn(config.url) },
      originalError: { response: { status, data } }
    })
  })
}

const saysError = (body: unknown): boolean => typeof body === 'object' && body !== null && 'error' in body

function requestIdIn(url = ''): string | undefined {
  return new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('bx24_request_id') ?? undefined
}
