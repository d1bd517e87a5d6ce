import type { Table } from './table'

/** Numbers as people and exports write them. What is read was checked by hand, row by row. */
export const LATIN: readonly Table[] = [
  {
    country: 'MX',
    language: 'la',
    rows: [
      ['national', '55 1234 5678', '+525512345678'],
      ['national', '222 123 4567', '+522221234567'],
      ['former', '+52 1 222 123 4567', '+522221234567'],
      ['former', '044 222 123 4567', '+522221234567'],
      ['former', '045 222 123 4567', '+522221234567'],
      ['former', '01 222 123 4567', '+522221234567'],
      ['former', '521 222 123 4567', '+522221234567'],
      ['own code', '52 222 123 4567', '+522221234567'],
      ['without area code', '123 4567', 'no: too-short'],
      ['extension', '222 123 4567 anexo 12', '+522221234567 ? extension'],
      ['extension', '222 123 4567 ext 12', '+522221234567 ? extension'],
      ['extension', '222 123 4567 interno 12', '+522221234567 ? extension'],
      ['several', '222 123 4567 / 222 123 4568', 'choose several: +522221234567 | +522221234568'],
      ['several', '222 123 4567 y 222 123 4568', 'choose several: +522221234567 | +522221234568'],
      ['range', '222 123 4567/68', 'choose range: +522221234567 | +522221234568'],
      ['way out', '00 49 30 23125199', '+493023125199'],
      ['plus missing', '5491123456789', 'choose plus: +5491123456789']
    ]
  },
  {
    country: 'ES',
    language: null,
    rows: [
      ['national', '612 34 56 78', '+34612345678'],
      ['own code', '34612345678', '+34612345678'],
      ['own code', '+34 (0)612 34 56 78', '+34612345678'],
      ['extension', '912 34 56 78 ext. 12', '+34912345678 ? extension'],
      ['several', '612 34 56 78 - 612 34 56 79', 'choose several: +34612345678 | +34612345679'],
      ['without area code', '234 56 78', 'no: too-short']
    ]
  },
  {
    country: 'AR',
    language: null,
    rows: [
      ['national', '011 2345-6789', '+541123456789'],
      ['national', '011 15-2345-6789', '+5491123456789'],
      ['national', '15 2345-6789', '+541523456789 ? unusual'],
      ['own code', '+54 9 11 2345-6789', '+5491123456789'],
      ['own code', '54 9 11 2345 6789', '+5491123456789'],
      ['own code', '+54 11 15 2345 6789', '+5491123456789'],
      ['extension', '011 2345-6789 int. 12', '+541123456789 ? extension']
    ]
  },
  {
    country: 'CO',
    language: null,
    rows: [
      ['national', '321 123 4567', '+573211234567'],
      ['way out', '009 49 30 23125199', '+493023125199'],
      ['way out', '005 49 30 23125199', 'choose plus: +493023125199 | +5493023125199'],
      ['without area code', '212 3456', 'no: too-short']
    ]
  },
  {
    country: 'CL',
    language: null,
    rows: [
      ['national', '9 6123 4567', '+56961234567'],
      ['national', '09 6123 4567', '+56961234567'],
      ['own code', '56 2 2123 4567', '+56221234567']
    ]
  },
  {
    country: 'BR',
    language: 'br',
    rows: [
      ['national', '(11) 96123-4567', '+5511961234567'],
      ['national', '11 3456-7890', '+551134567890'],
      ['national', '(49) 3456-7890', '+554934567890'],
      ['national', '55 99123-4567', '+5555991234567'],
      ['without area code', '96123-4567', '+55961234567 ? area'],
      ['without area code', '3456-7890', '+5534567890 ? area'],
      ['own code', '55 11 96123-4567', '+5511961234567'],
      ['own code', '+55 (011) 96123-4567', '+5511961234567'],
      ['carrier', '0xx11 96123-4567', '+5511961234567'],
      ['carrier', '(0xx11) 96123-4567', '+5511961234567'],
      ['carrier', '0 15 11 96123-4567', '+5511961234567'],
      ['carrier', '0**11 96123-4567', '+5511961234567'],
      ['several', '(11) 96123-4567 / (11) 96123-4568', 'choose several: +5511961234567 | +5511961234568'],
      ['several', '11 3456-7890 ou 11 96123-4567', 'choose several: +551134567890 | +5511961234567'],
      ['range', '(11) 3456-7890/91', 'choose range: +551134567890 | +551134567891'],
      ['extension', '(11) 3456-7890 ramal 12', '+551134567890 ? extension'],
      ['extension', '(11) 3456-7890 r. 12', '+551134567890 ? extension'],
      ['way out', '0014 49 30 23125199', '+493023125199'],
      ['way out', '0049 30 23125199', 'choose prefix: +493023125199'],
      ['plus missing', '33639981234', 'choose plus: +5533639981234 | +33639981234'],
      ['plus missing', '351912345678', 'choose plus: +351912345678'],
      ['service', '4004-1234', '+5540041234 ? area'],
      ['premium', '0900 123 4567', '+559001234567 ? premium']
    ]
  },
  {
    country: 'PT',
    language: null,
    rows: [
      ['national', '912 345 678', '+351912345678'],
      ['own code', '351912345678', '+351912345678']
    ]
  }
]
