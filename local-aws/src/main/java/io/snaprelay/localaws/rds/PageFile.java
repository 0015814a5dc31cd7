package io.snaprelay.localaws.rds;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A relation's file of 8 KiB pages, to be damaged (PostgreSQL manual, "Database Page Layout", and
 * access/nbtree.h for the special space of a B-tree's page). One page is held at a time: the file
 * may have a gigabyte.
 */
final class PageFile {

  static final int PAGE = 8192;

  private static final int CHECKSUM = 8;
  private static final int LOWER = 12;
  private static final int SPECIAL = 16;
  private static final int HEADER = 24;
  private static final int LINE_POINTER = 4;
  private static final int FLAGS_IN_SPECIAL = 12;
  private static final int LEAF = 1;
  private static final int MOST_DROPPED = 5;
  private static final int FEWEST_LEFT = 3;

  private final Path file;
  private final int blocks;

  PageFile(Path file) throws IOException {
    this.file = file;
    this.blocks = Math.toIntExact(Files.size(file) / PAGE);
    if (blocks == 0) {
      throw new IOException("The relation is empty: there is nothing to damage");
    }
  }

  /** The middle page's checksum is wrong then. */
  void flipInTheMiddle() throws IOException {
    ByteBuffer page = page(blocks / 2);
    int middle = PAGE / 2;
    page.putLong(middle, ~page.getLong(middle));
    save(page, blocks / 2);
  }

  /** A page of zeros is valid, and holds no rows. */
  void zeroInTheMiddle() throws IOException {
    save(ByteBuffer.allocate(PAGE), blocks / 2);
  }

  /** The page stays valid in itself, its checksum too: it only has fewer entries. */
  void dropLeafEntries() throws IOException {
    for (int block = blocks - 1; block > 0; block--) {
      ByteBuffer page = page(block);
      int entries = (page.getShort(LOWER) - HEADER) / LINE_POINTER;
      if (isLeaf(page) && entries > FEWEST_LEFT) {
        int dropped = Math.min(MOST_DROPPED, entries - FEWEST_LEFT);
        page.putShort(LOWER, (short) (page.getShort(LOWER) - dropped * LINE_POINTER));
        page.putShort(CHECKSUM, PageChecksum.of(page, block));
        save(page, block);
        return;
      }
    }
    throw new IOException("The index has no leaf with entries to drop");
  }

  ByteBuffer page(int block) throws IOException {
    byte[] page = new byte[PAGE];
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      open.seek(offset(block));
      open.readFully(page);
    }
    return ByteBuffer.wrap(page).order(ByteOrder.nativeOrder());
  }

  private static boolean isLeaf(ByteBuffer page) {
    int special = page.getShort(SPECIAL);
    return special > HEADER
        && special < PAGE
        && page.getShort(special + FLAGS_IN_SPECIAL) % (2 * LEAF) == LEAF
        && page.getShort(special + FLAGS_IN_SPECIAL) < 4;
  }

  private void save(ByteBuffer page, int block) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(offset(block));
      open.write(page.array());
    }
  }

  private static long offset(int block) {
    return (long) block * PAGE;
  }
}
