package io.snaprelay.database.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** A stopped server's {@code global/pg_control}, edited as {@code pg_checksums --disable} does. */
final class ControlFile {
  static final String PATH = "global/pg_control";

  /** Behind the version of the checksums stand 32 random bytes, and before 18 nothing else. */
  private static final int BEFORE_CRC = 36;

  /** PostgreSQL 18 has one more flag there, and fills up to the next multiple of four. */
  private static final int BEFORE_CRC_18 = 40;

  private ControlFile() {}

  /** Pages keep their checksums, and nobody looks at them any more. */
  static void disableChecksums(RandomAccessFile file, int major) throws IOException {
    byte[] bytes = new byte[(int) file.length()];
    file.readFully(bytes);
    ByteBuffer control = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int crc = crcOffset(control);
    int version = crc - (major < 18 ? BEFORE_CRC : BEFORE_CRC_18);
    if (control.getInt(version) != 1) {
      throw new IOException("There is no version of checksums in pg_control of " + major);
    }
    control.putInt(version, 0);
    control.putInt(crc, crc(control, crc));
    file.seek(0);
    file.write(bytes);
  }

  /** Where the checksum of all before it stands. */
  private static int crcOffset(ByteBuffer control) throws IOException {
    for (int offset = 64; offset < 1024; offset += 4) {
      if (control.getInt(offset) == crc(control, offset)) {
        return offset;
      }
    }
    throw new IOException("pg_control has no checksum");
  }

  private static int crc(ByteBuffer control, int length) {
    CRC32C crc = new CRC32C();
    crc.update(control.array(), 0, length);
    return (int) crc.getValue();
  }
}
