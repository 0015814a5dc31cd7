package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An InnoDB tablespace file of 16 KiB pages, to be damaged. Offsets are those of MariaDB's sources:
 * storage/innobase/include/fil0fil.h for the header of a page, page0page.h for that of an index
 * page. Numbers are big-endian.
 */
final class InnodbFile {

  private static final int PAGE = 16_384;
  private static final int TYPE = 24;
  private static final int INDEX_PAGE = 17_855;
  private static final int RECORDS = 54;
  private static final int LEVEL = 64;
  private static final int INDEX_ID = 66;

  private final Path file;

  InnodbFile(Path file) {
    this.file = file;
  }

  /**
   * Flips eight bytes in the middle one of the pages that hold an index's entries; the page's
   * checksum is wrong then.
   *
   * @throws IOException if there is no such page, because the table is empty
   */
  void flipLeafOf(long index) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      List<Long> leaves = leavesOf(index, open);
      if (leaves.isEmpty()) {
        throw new IOException("The table is empty: there is nothing to damage");
      }
      long middle = leaves.get(leaves.size() / 2) * PAGE + PAGE / 2;
      open.seek(middle);
      long bytes = open.readLong();
      open.seek(middle);
      open.writeLong(~bytes);
    }
  }

  private List<Long> leavesOf(long index, RandomAccessFile open) throws IOException {
    List<Long> leaves = new ArrayList<>();
    byte[] page = new byte[PAGE];
    for (long number = 0; number < Files.size(file) / PAGE; number++) {
      open.seek(number * PAGE);
      open.readFully(page);
      if (isLeaf(ByteBuffer.wrap(page), index)) {
        leaves.add(number);
      }
    }
    return leaves;
  }

  private static boolean isLeaf(ByteBuffer page, long index) {
    return Short.toUnsignedInt(page.getShort(TYPE)) == INDEX_PAGE
        && page.getShort(LEVEL) == 0
        && page.getShort(RECORDS) > 0
        && page.getLong(INDEX_ID) == index;
  }
}
