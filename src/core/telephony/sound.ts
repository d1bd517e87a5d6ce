/**
 * Whether an address can be the one of a recording that a voice message plays: of the web, encrypted, and without credentials, which would be stored.
 * The portal itself checks nothing. A name without a dot means something in one's own network only.
 */
export const isSound = (address: string): boolean => URL.canParse(address) && /^\s*https:\/\/[^\s/\\?#@]*[.:][^\s/\\?#@]*([/\\?#]\S*)?\s*$/i.test(address)
