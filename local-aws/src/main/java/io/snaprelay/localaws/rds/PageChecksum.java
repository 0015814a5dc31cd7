package io.snaprelay.localaws.rds;

import java.nio.ByteBuffer;

/** PostgreSQL's checksum of a page (storage/checksum_impl.h): 32 parallel FNV-1a sums. */
final class PageChecksum {

  private static final int PRIME = 16_777_619;
  private static final int FOLD_SHIFT = 17;
  private static final int SUMS = 32;
  private static final int CHECKSUM = 8;
  private static final long MODULUS = 65_535;

  private static final int[] OFFSETS = {
    0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
    0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
    0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
    0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756
  };

  private PageChecksum() {}

  /**
   * @param block the page's number in its relation
   */
  static short of(ByteBuffer page, int block) {
    short written = page.getShort(CHECKSUM);
    page.putShort(CHECKSUM, (short) 0);
    int sum = sum(page) ^ block;
    page.putShort(CHECKSUM, written);
    return (short) (Integer.toUnsignedLong(sum) % MODULUS + 1);
  }

  private static int sum(ByteBuffer page) {
    int[] sums = OFFSETS.clone();
    for (int row = 0; row < PageFile.PAGE / (Integer.BYTES * SUMS); row++) {
      for (int column = 0; column < SUMS; column++) {
        sums[column] = fold(sums[column], page.getInt((row * SUMS + column) * Integer.BYTES));
      }
    }
    int all = 0;
    for (int column = 0; column < SUMS; column++) {
      all ^= fold(fold(sums[column], 0), 0);
    }
    return all;
  }

  private static int fold(int sum, int value) {
    int mixed = sum ^ value;
    return mixed * PRIME ^ mixed >>> FOLD_SHIFT;
  }
}
