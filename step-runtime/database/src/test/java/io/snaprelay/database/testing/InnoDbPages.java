package io.snaprelay.database.testing;

import io.snaprelay.database.testing.SampleServer.Damage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Damage to a table's {@code .ibd} file. Pages are told apart by their headers (MariaDB source,
 * {@code fil0fil.h} and {@code page0page.h}): type in bytes 24 and 25, in a page of an index its
 * level in 64 and 65 and the index's id in 66 to 73.
 */
public final class InnoDbPages {
  private static final int PAGE = 16_384;
  private static final int INDEX = 17_855;
  private static final int BLOB = 10;
  private static final int SOMEWHERE = 8_000;

  private InnoDbPages() {}

  /** Which pages of a file are damaged. */
  private interface Choice {
    long page(RandomAccessFile file) throws IOException;
  }

  /** Bytes in a leaf of an index are others; the clustered index is number 0. */
  public static Damage flipLeaf(int index) {
    return flip(file -> leaf(index, file));
  }

  /** A leaf of an index is zeros. */
  public static Damage zeroLeaf(int index) {
    return file -> {
      file.seek(leaf(index, file) * PAGE);
      file.write(new byte[PAGE]);
    };
  }

  /** Bytes in the third page of long values are others. */
  public static Damage flipLongValue() {
    return flip(file -> all(file, BLOB).get(2));
  }

  /** The file ends among the rows; InnoDB keeps free pages at its end, which nobody would miss. */
  public static Damage cutAmongRows() {
    return file -> file.setLength(leaf(0, file) * PAGE);
  }

  private static Damage flip(Choice choice) {
    return file -> {
      long place = choice.page(file) * PAGE + SOMEWHERE;
      file.seek(place);
      int old = file.read();
      file.seek(place);
      file.write(~old);
    };
  }

  /** The leaf in the middle, which is neither the root nor at an end. */
  private static long leaf(int index, RandomAccessFile file) throws IOException {
    TreeMap<Long, List<Long>> leaves = new TreeMap<>();
    for (long page : all(file, INDEX)) {
      file.seek(page * PAGE + 64);
      if (file.readUnsignedShort() == 0) {
        leaves.computeIfAbsent(file.readLong(), id -> new ArrayList<>()).add(page);
      }
    }
    List<Long> pages = List.copyOf(leaves.values()).get(index);
    return pages.get(pages.size() / 2);
  }

  private static List<Long> all(RandomAccessFile file, int type) throws IOException {
    List<Long> pages = new ArrayList<>();
    for (long page = 0; page < file.length() / PAGE; page++) {
      file.seek(page * PAGE + 24);
      if (file.readUnsignedShort() == type) {
        pages.add(page);
      }
    }
    return pages;
  }
}
