/**
 * Asks the sandbox's server.
 * @param {string} path below /sandbox/api/
 * @param {unknown} body
 * @param {'POST' | 'DELETE'} method
 */
export async function ask(path, body = {}, method = 'POST') {
  const response = await fetch(`/sandbox/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  })
  return response.json()
}
