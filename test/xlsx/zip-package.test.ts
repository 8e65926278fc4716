import { zipSync, strToU8 } from 'fflate';
import { crc32 } from '../../src/xlsx/package/crc32';
import { openZip, ZipFormatError } from '../../src/xlsx/package/zip-package';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('the checksum of the standard', () => {
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array(0))).toBe(0);
  expect(crc32(strToU8('The quick brown fox jumps over the lazy dog'))).toBe(0x414fa339);
});

describe('a container', () => {
  const source = zipSync({ 'a.xml': strToU8('<a/>'), 'folder/b.bin': [new Uint8Array([1, 2, 3]), { level: 0 }] });

  test('gives its parts, whatever the letter case of the path', () => {
    const zip = openZip(source);
    expect(zip.paths).toEqual(['a.xml', 'folder/b.bin']);
    expect(zip.text('A.XML')).toBe('<a/>');
    expect([...zip.bytes('folder/B.bin')]).toEqual([1, 2, 3]);
    expect(zip.text('missing')).toBeUndefined();
    expect(() => zip.bytes('missing')).toThrow(ZipFormatError);
  });

  test('is written so that another program reads it: new, replaced, copied, removed and large parts', async () => {
    const large = 'revenue '.repeat(200_000);
    const zip = openZip(source);
    zip.put('a.xml', '<changed/>');
    zip.put('new/é.xml', large);
    zip.copyFrom(openZip(source), 'a.xml', 'copy.xml');
    zip.remove('folder/b.bin');
    const { unzipSync } = await import('fflate');
    const parts = unzipSync(await zip.toBytes());
    expect(Object.keys(parts).sort()).toEqual(['a.xml', 'copy.xml', 'new/é.xml']);
    expect(text(parts['a.xml']!)).toBe('<changed/>');
    expect(text(parts['copy.xml']!)).toBe('<a/>');
    expect(text(parts['new/é.xml']!)).toBe(large);
  });

  test.each([true, false])('takes text in pieces; packing by the platform: %s', async (platformPacks) => {
    const { CompressionStream: packing } = globalThis;
    if (!platformPacks) Reflect.deleteProperty(globalThis, 'CompressionStream');
    try {
      const pieces = Array.from({ length: 300 }, (_, part) => `<part number="${part}">é</part>`.repeat(100));
      const zip = openZip();
      zip.put('long.xml', () => pieces);
      expect(zip.text('long.xml') === pieces.join('')).toBe(true);
      const again = openZip(await zip.toBytes());
      expect(again.text('long.xml') === pieces.join('')).toBe(true);
      const { unzipSync } = await import('fflate');
      expect(text(unzipSync(await zip.toBytes())['long.xml']!) === pieces.join('')).toBe(true);
    } finally {
      globalThis.CompressionStream = packing;
    }
  });

  test('is the same bytes each time', async () => {
    const write = (): Promise<Uint8Array> => {
      const zip = openZip(source);
      zip.put('new.xml', '<x/>');
      return zip.toBytes();
    };
    expect(await write()).toEqual(await write());
  });

  test('is refused when it is damaged', () => {
    expect(() => openZip(strToU8('no zip at all, but long enough to look'))).toThrow('not an Excel workbook');
    const wrongSize = source.slice();
    const directory = wrongSize.lastIndexOf(0x50, wrongSize.length - 23);
    expect(directory).toBeGreaterThan(0);
    expect(() => openZip(source.slice(0, source.length - 30))).toThrow(ZipFormatError);
    const encrypted = source.slice();
    const view = new DataView(encrypted.buffer);
    const entry = view.getUint32(encrypted.length - 6, true);
    encrypted[entry + 8]! |= 1;
    expect(() => openZip(encrypted)).toThrow('is encrypted');
  });
});
