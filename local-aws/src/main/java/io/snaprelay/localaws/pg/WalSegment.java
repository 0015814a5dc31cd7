package io.snaprelay.localaws.pg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file of the write-ahead log. PostgreSQL renames segments that it no longer needs to names of
 * the future; their first page still tells the address of the past (access/xlog_internal.h,
 * XLogPageHeaderData: the page address stands 8 bytes into the page).
 */
final class WalSegment {

  private static final int ADDRESS_OFFSET = 8;
  private static final long FOUR_GIGABYTES = 1L << 32;

  private WalSegment() {}

  /** Other files of the log's folder, such as timeline histories, are never recycled ones. */
  static boolean isRecycled(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (!name.matches("[0-9A-F]{24}")) {
      return false;
    }
    try (FileChannel segment = FileChannel.open(file)) {
      return pageAddress(segment) != expectedAddress(name, segment.size());
    }
  }

  private static long expectedAddress(String name, long size) {
    long fourGigabytes = Long.parseLong(name.substring(8, 16), 16);
    long segment = Long.parseLong(name.substring(16), 16);
    return fourGigabytes * FOUR_GIGABYTES + segment * size;
  }

  private static long pageAddress(FileChannel segment) throws IOException {
    ByteBuffer address = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    segment.read(address, ADDRESS_OFFSET);
    return address.flip().remaining() == Long.BYTES ? address.getLong() : -1;
  }
}
