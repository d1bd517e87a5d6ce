import { generate } from 'selfsigned'

/** A key and the certificate that goes with it, in PEM. */
export interface Certificate {
  key: string
  cert: string
}

let made: Promise<Certificate> | undefined

/** A certificate for this machine, made on first use and kept in memory only. All servers of a process share it. */
export function certificate(): Promise<Certificate> {
  made ??= make()
  return made
}

async function make(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }, { type: 7, ip: '::1' }]
      }
    ]
  })
  return { key: pems.private, cert: pems.cert }
}
