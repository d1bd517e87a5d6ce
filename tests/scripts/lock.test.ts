// @vitest-environment node
import { readFileSync } from 'node:fs'
import { satisfies, subset } from 'semver'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

const Ranges = v.optional(v.record(v.string(), v.string()), {})
const DEPENDENCIES = { dependencies: Ranges, devDependencies: Ranges, optionalDependencies: Ranges, peerDependencies: Ranges }

const ManifestSchema = v.object({
  ...DEPENDENCIES,
  engines: v.object({ node: v.string() }),
  overrides: v.record(v.string(), v.union([v.string(), v.record(v.string(), v.string())]))
})

const PackageSchema = v.object({
  ...DEPENDENCIES,
  version: v.optional(v.string(), ''),
  /** Ancient packages have lists. */
  engines: v.optional(v.union([v.record(v.string(), v.string()), v.array(v.string())]), {}),
  peerDependenciesMeta: v.optional(v.record(v.string(), v.object({ optional: v.optional(v.boolean(), false) })), {}),
  integrity: v.optional(v.string(), ''),
  /** It comes inside the package it belongs to. */
  inBundle: v.optional(v.boolean(), false)
})

const LockSchema = v.object({ packages: v.record(v.string(), PackageSchema) })

type Manifest = v.InferOutput<typeof ManifestSchema>
type Package = v.InferOutput<typeof PackageSchema>
type Packages = Record<string, Package>

const read = <Schema extends v.GenericSchema>(file: string, schema: Schema) => v.parse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(file, 'utf8'))

const manifest = read('package.json', ManifestSchema)
const { packages } = read('package-lock.json', LockSchema)

/** Where Node finds a package: beside whoever asks, or in a folder further up. @param from `node_modules/a/node_modules/b`; '' is the project */
function found(among: Packages, from: string, name: string): Package | undefined {
  const own = among[`${from}${from === '' ? '' : '/'}node_modules/${name}`]
  return own ?? (from === '' ? undefined : found(among, from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)), name))
}

/** The range that counts: the manifest may overrule what a package asks for. */
function rangeOf({ overrides }: Manifest, from: string, name: string, asked: string): string {
  const within = overrides[from.split('node_modules/').at(-1) ?? '']
  const everywhere = overrides[name]
  if (typeof within === 'object' && within[name] !== undefined) return within[name]
  return typeof everywhere === 'string' ? everywhere : asked
}

/** What the lock file lacks, or holds in another version than somebody asks for. */
function wrongWithLock(wanted: Manifest, among: Packages): string[] {
  const parted = (['dependencies', 'devDependencies'] as const).flatMap((kind) => {
    const locked = among['']?.[kind] ?? {}
    const names = new Set([...Object.keys(wanted[kind]), ...Object.keys(locked)])
    return [...names].filter(name => wanted[kind][name] !== locked[name])
      .map(name => `${name}: ${wanted[kind][name] ?? 'nothing'} in the manifest, ${locked[name] ?? 'nothing'} in the lock file`)
  })
  const unmet = Object.entries(among).flatMap(([place, one]) => {
    const asked = { ...one.peerDependencies, ...one.dependencies, ...one.optionalDependencies, ...one.devDependencies }
    return Object.entries(asked).flatMap(([name, range]) => {
      const mayMiss = name in one.peerDependencies && one.peerDependenciesMeta[name]?.optional === true
      const there = found(among, place, name)
      if (!there) return mayMiss ? [] : [`${place} asks for ${name}, which is missing`]
      const counts = rangeOf(wanted, place, name, range).replace(/^npm:(?:@?[^@]+)@/, '')
      return satisfies(there.version, counts, { includePrerelease: true }) ? [] : [`${place} asks for ${name} ${counts}, locked is ${there.version}`]
    })
  })
  const unproven = Object.entries(among).filter(([place, { integrity, inBundle }]) => place !== '' && integrity === '' && !inBundle).map(([place]) => `${place}: no checksum`)
  return [...parted, ...unmet, ...unproven]
}

/** Packages that do not run on every Node the project says it runs on. */
function wrongNodes({ engines: { node } }: Manifest, among: Packages): string[] {
  return Object.entries(among).flatMap(([place, { engines }]) => {
    const asked = Array.isArray(engines) ? undefined : engines['node']
    return asked === undefined || subset(node, asked) ? [] : [`${place} asks for Node ${asked}`]
  })
}

/** The lock file with something else about one package. */
function changed(place: string, change: Partial<Package>): Packages {
  const one = packages[place]
  if (!one) throw new Error(`${place} is not locked`)
  return { ...packages, [place]: { ...one, ...change } }
}

function without(gone: (place: string) => boolean): Packages {
  return Object.fromEntries(Object.entries(packages).filter(([place]) => !gone(place)))
}

describe('the lock file', () => {
  it('says what the manifest says, and holds everything that anybody asks for, on every platform', () => {
    expect(wrongWithLock(manifest, packages)).toEqual([])
  })

  it('holds no package that asks for a Node the project does not', () => {
    expect(wrongNodes(manifest, packages)).toEqual([])
  })
})

describe('what would be noticed', () => {
  it('a range changed in the manifest alone, a package added to it, one taken out', () => {
    const { vue = '', ...others } = manifest.dependencies
    expect(vue).not.toBe('')
    for (const dependencies of [{ ...others, vue: '^3.0.0' }, { ...manifest.dependencies, 'left-pad': '^1.0.0' }, others]) {
      expect(wrongWithLock({ ...manifest, dependencies }, packages)).toHaveLength(1)
    }
  })

  it('a platform\'s package that one machine did not need', () => {
    const platforms = Object.keys(packages['node_modules/rolldown']?.optionalDependencies ?? {})
    expect(platforms.length).toBeGreaterThan(5)
    expect(wrongWithLock(manifest, without(place => place === `node_modules/${platforms[0]}`))).toHaveLength(1)
  })

  it('a peer in a version its neighbour does not fit, a package without a checksum', () => {
    expect(wrongWithLock(manifest, changed('node_modules/@tiptap/core', { version: '3.34.0' })).length).toBeGreaterThan(10)
    expect(wrongWithLock(manifest, changed('node_modules/vue', { integrity: '' }))).toEqual(['node_modules/vue: no checksum'])
  })

  it('a package that has left an older Node behind', () => {
    const asking = (node: string) => wrongNodes(manifest, changed('node_modules/vue', { engines: { node } }))
    for (const node of ['>=22', '^20.20.0 || >=22', '^22.22.2 || ^24.15.0 || >=26.0.0', '^20.19.0 || ^22.13.0']) expect(asking(node)).toHaveLength(1)
    for (const node of ['>=18', '^20.19.0 || >=22.12.0', '*']) expect(asking(node)).toEqual([])
  })
})
