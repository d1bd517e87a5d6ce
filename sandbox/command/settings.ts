/** What `npm start` and `npm run dev` were asked for. */
export interface Settings {
  /** Vite's dev server instead of the built app. */
  dev: boolean
  protocol: 'http' | 'h2'
  portalPort: number
  appPort: number
  webhook: string | undefined
  /** A portal on a company's own server. */
  onPremise: boolean
  /** Calls the statistics have from the start. */
  pastCalls: number
}

const MOST_CALLS = 1_000_000

/** Reads the command line and the environment. */
export function readSettings(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Settings {
  const webhook = environment.B24_WEBHOOK?.trim() ?? ''
  return {
    dev: args.includes('--dev'),
    protocol: args.includes('--h2') || environment.TLS === '1' ? 'h2' : 'http',
    portalPort: readPort(environment.PORT, 5080),
    appPort: readPort(environment.APP_PORT, 5081),
    webhook: webhook === '' ? undefined : webhook,
    onPremise: environment.ON_PREMISE === '1',
    pastCalls: Math.min(MOST_CALLS, Number(/^\d+$/.exec(environment.CALLS?.trim() ?? '')?.[0] ?? 0))
  }
}

function readPort(text: string | undefined, usual: number): number {
  const port = Number(text ?? '')
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : usual
}
