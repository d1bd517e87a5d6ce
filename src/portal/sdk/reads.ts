import type { HttpV2, TypeHttp } from '@bitrix24/b24jssdk'

let pause: Promise<void> | null = null

/** Has what the app reads wait. @returns lets it go on */
export function letReadsWait(): () => void {
  let goOn = () => {}
  pause = new Promise((resolve) => {
    goOn = resolve
  })
  return () => goOn()
}

/** Has a client's requests wait where `letReadsWait` says so. @param client before its first request */
export function mayWait({ ajaxClient }: HttpV2 | TypeHttp): void {
  ajaxClient.interceptors.request.use(async (config) => {
    await pause
    return config
  })
}
