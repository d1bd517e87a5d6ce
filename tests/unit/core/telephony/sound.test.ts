import { describe, expect, it } from 'vitest'
import { isSound } from '@/core/telephony/sound'
import { soundFault } from '@/core/telephony/soundFault'

describe('the address of a recording', () => {
  it.each([
    'https://files.example/hello.mp3',
    ' https://files.example/hello.mp3 ',
    'HTTPS://Files.example:8443/a%20b.MP3?sig=1&at=me@work#t=2',
    'https://files.example',
    'https://пример.example/привет.mp3',
    'https://[2001:db8::1]/hello.mp3',
    'https://files.example/a@b/hello.mp3'
  ])('may be %s', (address) => {
    expect(isSound(address)).toBe(true)
    expect(soundFault(address)).toBeNull()
  })

  it.each([
    ['', 'missing'],
    ['  ', 'missing'],
    ['hello.mp3', 'invalid'],
    ['//files.example/hello.mp3', 'invalid'],
    ['https://', 'invalid'],
    ['https://files/hello.mp3', 'invalid'],
    ['https:files.example/hello.mp3', 'invalid'],
    ['https://files.example/two words.mp3', 'invalid'],
    ['https://files.example:99999/hello.mp3', 'invalid'],
    ['ftp://files.example/hello.mp3', 'invalid'],
    ['javascript:alert(1)', 'invalid'],
    ['data:audio/mpeg;base64,AAAA', 'invalid'],
    ['blob:https://files.example/1', 'invalid'],
    ['http://files.example/hello.mp3', 'insecure'],
    ['https://anna:secret@files.example/hello.mp3', 'credentials'],
    ['https://anna@files.example/hello.mp3', 'credentials'],
    ['https://:secret@files.example/hello.mp3', 'credentials'],
    ['http://anna:secret@files.example/hello.mp3', 'credentials']
  ])('may not be %j: %s', (address, fault) => {
    expect(isSound(address)).toBe(false)
    expect(soundFault(address)).toBe(fault)
  })
})
