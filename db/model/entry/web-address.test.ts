import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { webAddressSchema } from './web-address.ts';

const isTaken = (address: string) => v.is(webAddressSchema, address);

describe('a web address', () => {
  it.each([
    'https://memo.ru/history/nkvd/gulag/r3/r3-138.htm',
    'http://old.e-history.kz:8080/a?b=1#c',
    'https://есімде.қаз/',
    'https://8.8.8.8/x',
    'https://172.32.0.1/',
    'https://lan.example.org/',
  ])('takes %s', (address) => expect(isTaken(address)).toBe(true));

  it.each([
    ...[
      '',
      'memo.ru',
      'ftp://memo.ru/a',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://',
      'https://memo.ru/a b',
    ],
    ...[
      'https://name@memo.ru/',
      'https://name:secret@memo.ru/',
      'http://localhost/',
      'http://localhost./',
      'http://nas/',
    ],
    ...['http://kiosk.local/', 'http://a.internal/', 'http://router.lan/', 'http://127.0.0.1:4780/', 'http://0x7f.1/'],
    ...['http://10.1.2.3/', 'http://172.16.0.1/', 'http://172.31.9.9/', 'http://192.168.1.1/', 'http://169.254.1.1/'],
    ...[
      'http://100.64.0.1/',
      'http://0.0.0.0/',
      'http://224.0.0.1/',
      'http://[::1]/',
      'http://[fd00::1]/',
      'http://2130706433/',
    ],
  ])('refuses %s', (address) => expect(isTaken(address)).toBe(false));
});
