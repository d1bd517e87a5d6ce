import { describe, expect, it } from 'vitest'
import { appAddress, installerAddress, isInstaller } from '@/portal/pages'

describe('the app lies beside the page that is open', () => {
  it.each([
    ['https://apps.example/index.html', 'https://apps.example/'],
    ['https://apps.example/install.html?DOMAIN=p.example&PROTOCOL=1&LANG=de&APP_SID=1#x', 'https://apps.example/'],
    ['https://apps.example/', 'https://apps.example/'],
    ['https://apps.example/desk/?LANG=de', 'https://apps.example/desk/'],
    ['https://cdn.example/b1/app_local/3f2a/install.html', 'https://cdn.example/b1/app_local/3f2a/'],
    ['https://cdn.example/b1/app_local/3f2a/index.html?v=1.2', 'https://cdn.example/b1/app_local/3f2a/'],
    ['http://intranet:8080/callback-desk/install.html', 'http://intranet:8080/callback-desk/'],
    ['http://[::1]:8080/a%20b/install.html', 'http://[::1]:8080/a%20b/']
  ])('%s', (href, folder) => {
    expect(appAddress(href)).toBe(`${folder}index.html`)
    expect(installerAddress(href)).toBe(`${folder}install.html`)
  })
})

it.each([
  ['https://apps.example/install.html', true],
  ['https://apps.example/a/b/install.html?APP_SID=1#x', true],
  ['https://apps.example/', false],
  ['https://apps.example/index.html', false],
  ['https://apps.example/index.html?x=/install.html', false],
  ['https://apps.example/index.html#/install.html', false],
  ['https://apps.example/install.html/index.html', false],
  ['https://apps.example/reinstall.html', false]
])('%s is the installer: %s', (href, expected) => {
  expect(isInstaller(href)).toBe(expected)
})
