import type { Table } from './table'

/** Numbers as people and exports write them. What is read was checked by hand, row by row. */
export const ENGLISH: readonly Table[] = [
  {
    country: 'US',
    language: 'en',
    rows: [
      ['national', '(202) 555-0123', '+12025550123'],
      ['own code', '12025550123', '+12025550123'],
      ['own code', '1-202-555-0123', '+12025550123'],
      ['without area code', '555-0123', 'no: too-short'],
      ['extension', '202-555-0123 x12', '+12025550123 ? extension'],
      ['extension', '202.555.0123 ext. 12', '+12025550123 ? extension'],
      ['extension', '(202) 555-0123 #12', '+12025550123 ? extension'],
      ['extension', '(202) 555-0123 Local 212', '+12025550123 ? extension'],
      ['extension', '(202) 555-0123, extension 12', '+12025550123 ? extension'],
      ['vanity', '1-800-FLOWERS', 'no: not-a-number'],
      ['way out', '011 49 30 23125199', '+493023125199'],
      ['way out', '0011 49 30 23125199', 'choose prefix: +493023125199'],
      ['way out', '0049 30 23125199', 'choose prefix: +493023125199'],
      ['several', '202-555-0123 / 202-555-0145', 'choose several: +12025550123 | +12025550145'],
      ['several', '202-555-0123 or 202-555-0145', 'choose several: +12025550123 | +12025550145'],
      ['range', '202-555-0123/24', 'choose range: +12025550123 | +12025550124'],
      ['service code', '*67 202 555 0123', '+12025550123 ? rest'],
      ['plus missing', '447700900123', 'no: not-here'],
      ['plus missing', '491713920015', 'choose plus: +491713920015'],
      ['premium', '900 555 0123', '+19005550123 ? premium'],
      ['too long', '202 555 0123 99', 'no: not-here']
    ]
  },
  {
    country: 'GB',
    language: null,
    rows: [
      ['national', '020 7946 0123', '+442079460123'],
      ['own code', '447700900123', '+447700900123 ? unusual'],
      ['own code', '+44 (0)20 7946 0123', '+442079460123'],
      ['label', 'Mobile2 07700 900123', '+447700900123 ? unusual'],
      ['without area code', '7946 0123', 'no: too-short']
    ]
  },
  {
    country: 'IE',
    language: null,
    rows: [
      ['own code', '353850123456', '+353850123456'],
      ['national', '085 012 3456', '+353850123456']
    ]
  },
  {
    country: 'AU',
    language: null,
    rows: [
      ['own code', '61491570006', '+61491570006'],
      ['national', '0491 570 006', '+61491570006'],
      ['national', '(02) 5550 1234', '+61255501234'],
      ['way out', '0011 49 30 23125199', '+493023125199'],
      ['way out', '0049 30 23125199', 'choose prefix: +493023125199'],
      ['without area code', '5550 1234', '+6155501234 ? area'],
      ['special', '13 12 34', '+61131234 ? area']
    ]
  }
]
