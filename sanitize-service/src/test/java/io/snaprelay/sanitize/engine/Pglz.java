package io.snaprelay.sanitize.engine;

import java.util.Optional;

/** Decompresses what PostgreSQL compressed with its own method (src/common/pg_lzcompress.c). */
final class Pglz {
  private final byte[] from;
  private final int end;
  private final byte[] out;
  private int in;
  private int at;
  private boolean broken;

  private Pglz(byte[] from, int start, int end, int rawSize) {
    this.from = from;
    this.in = start;
    this.end = end;
    this.out = new byte[rawSize];
  }

  /**
   * What the bytes decompress to, up to where they end.
   *
   * @return empty if they are no such stream
   */
  static Optional<byte[]> decompress(byte[] from, int start, int end, int rawSize) {
    Pglz pglz = new Pglz(from, start, end, rawSize);
    while (pglz.hasMore()) {
      pglz.eight();
    }
    return pglz.broken ? Optional.empty() : Optional.of(pglz.out);
  }

  private boolean hasMore() {
    return !broken && in < end && at < out.length;
  }

  private void eight() {
    int control = from[in++] & 0xff;
    for (int bit = 0; bit < 8 && hasMore(); bit++) {
      if ((control >> bit & 1) == 0) {
        out[at++] = from[in++];
      } else {
        repeat();
      }
    }
  }

  private void repeat() {
    if (in + 1 >= end) {
      in = end;
      return;
    }
    int length = (from[in] & 0x0f) + 3;
    int offset = (from[in] & 0xf0) << 4 | from[in + 1] & 0xff;
    in += 2;
    length += length == 18 && in < end ? from[in++] & 0xff : 0;
    broken = offset == 0 || offset > at;
    for (int i = 0; i < length && at < out.length && !broken; i++, at++) {
      out[at] = out[at - offset];
    }
  }
}
