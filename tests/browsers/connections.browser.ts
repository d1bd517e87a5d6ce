import { expect, test } from './desk.ts'

const METHOD = 'voximplant.callback.start'
/** Calls per test. With `TRIES=20` it measures what docs/decisions/0002-one-post.md says. */
const TRIES = Number(process.env.TRIES ?? 3)
/** So many connections a browser keeps open to one server. */
const MOST = 6

for (const idle of [1, MOST]) {
  test(`a connection that dies once the call rings, with ${idle} open: one request, one call`, async ({ desk, sandbox, kind }) => {
    test.setTimeout(60_000 + TRIES * 10_000)
    const { portal } = sandbox
    portal.bucket.enabled = false
    await desk.open()
    await desk.ready()
    const counts: number[] = []
    for (let index = 0; index < TRIES; index++) {
      await desk.fill({ number: `+49 30 90182${10 + index}` })
      await desk.run(async (address, count) => {
        await Promise.all(Array.from({ length: count }, () => fetch(address, { method: 'POST', body: new URLSearchParams() }).then(answer => answer.text())))
      }, `${portal.origin}${portal.restPath}/server.time`, idle)
      const before = { posts: desk.posts().length, calls: portal.calls.length }
      portal.faults.add({ method: METHOD, fault: { kind: 'cut', executed: true } })
      await desk.callBack.click()
      await expect.poll(() => desk.ending()).toMatch(/Call started|Not clear whether/)
      await desk.settled()
      counts.push(desk.posts().length - before.posts)
      expect(portal.calls.length - before.calls).toBeLessThanOrEqual(desk.posts().length - before.posts)
      portal.faults.clear()
    }
    console.log(`  ${kind}, ${idle} open: ${counts.join(' ')}`)
    expect(counts).toEqual(counts.map(() => 1))
  })
}
