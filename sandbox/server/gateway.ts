import { send, type WebAnswer } from './route'

/** Nobody knows what became of a request that was passed on. */
export class GatewayFailure extends Error {
  readonly status: 502 | 504

  constructor(status: 502 | 504) {
    super(`Gateway failure ${status}`)
    this.status = status
  }
}

const REASONS: Record<number, string> = { 502: 'Bad Gateway', 503: 'Service Temporarily Unavailable', 504: 'Gateway Time-out' }

/** The page a web server in front of a portal shows when the portal behind it does not answer. */
export function gatewayPage(status: number, headers: Record<string, string>): WebAnswer {
  const title = `${status} ${REASONS[status] ?? ''}`
  return send('html', status, `<html>
<head><title>${title}</title></head>
<body>
<center><h1>${title}</h1></center>
<hr><center>nginx</center>
</body>
</html>
`, headers)
}

/** The page of a portal that does not know who is asking. */
export function loginPage(status: number, headers: Record<string, string>): WebAnswer {
  return send('html', status, `<!DOCTYPE html>
<html>
<head><title>Authorization</title></head>
<body>
<form method="post" action="/auth/?login=yes"><label>Login <input name="USER_LOGIN"></label><button>Log in</button></form>
</body>
</html>
`, headers)
}
