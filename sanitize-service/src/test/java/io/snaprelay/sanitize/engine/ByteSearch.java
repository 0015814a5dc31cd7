package io.snaprelay.sanitize.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Searches every byte of every file below a folder, and what lies compressed in it, for texts of at
 * least eight bytes. It knows no catalog: a dead row is as good as a live one.
 */
public final class ByteSearch {
  private static final int HEAD = 8;
  private static final int LARGEST = 1 << 20;
  private static final int TOAST_CHUNK = 2000;

  private final Map<Long, List<byte[]>> byHead = new HashMap<>();
  private final boolean[] begins = new boolean[1 << 16];
  private final Map<String, Set<String>> found = new TreeMap<>();

  private ByteSearch(Collection<String> texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      begins[(bytes[0] & 0xff) << 8 | bytes[1] & 0xff] = true;
      byHead.computeIfAbsent(head(bytes, 0), key -> new ArrayList<>()).add(bytes);
    }
  }

  /** Which of the texts are found, by file. */
  public static Map<String, Set<String>> in(Path folder, Collection<String> texts)
      throws IOException {
    ByteSearch search = new ByteSearch(texts);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        search.file(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return search.found;
  }

  private void file(String name, byte[] bytes) {
    plain(name, bytes);
    Map<Integer, TreeMap<Integer, byte[]>> chunks = new HashMap<>();
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + HEAD <= bytes.length; at++) {
      int header = words.getInt(at);
      int size = header >>> 2;
      if ((header & 3) == 2 && size > HEAD && size <= 8192 && at + size <= bytes.length) {
        compressed(name, bytes, at + 4, at + size);
      } else if ((header & 3) == 0 && at >= HEAD && isChunk(bytes, words, at, size)) {
        byte[] chunk = new byte[size - 4];
        System.arraycopy(bytes, at + 4, chunk, 0, chunk.length);
        chunks
            .computeIfAbsent(words.getInt(at - 8), id -> new TreeMap<>())
            .put(words.getInt(at - 4), chunk);
      }
    }
    chunks.values().forEach(value -> toasted(name, value));
  }

  private static boolean isChunk(byte[] bytes, ByteBuffer words, int at, int size) {
    int sequence = words.getInt(at - 4);
    return size > 4
        && size <= TOAST_CHUNK
        && at + size <= bytes.length
        && sequence >= 0
        && sequence < 1000
        && words.getInt(at - 8) > 1000;
  }

  private void toasted(String name, TreeMap<Integer, byte[]> chunks) {
    if (chunks.firstKey() != 0) {
      return;
    }
    ByteBuffer whole = ByteBuffer.allocate(chunks.values().stream().mapToInt(c -> c.length).sum());
    chunks.values().forEach(whole::put);
    plain(name, whole.array());
    compressed(name, whole.array(), 0, whole.capacity());
  }

  private void compressed(String name, byte[] bytes, int start, int end) {
    if (end - start < 8) {
      return;
    }
    int raw = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(start) & 0x3fffffff;
    if (raw > end - start - 4 && raw <= LARGEST) {
      Pglz.decompress(bytes, start + 4, end, raw).ifPresent(out -> plain(name, out));
    }
  }

  private void plain(String name, byte[] bytes) {
    for (int at = 0; at + HEAD <= bytes.length; at++) {
      if (begins[(bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff]) {
        for (byte[] text : byHead.getOrDefault(head(bytes, at), List.of())) {
          if (isAt(bytes, at, text)) {
            found
                .computeIfAbsent(name, file -> new TreeSet<>())
                .add(new String(text, StandardCharsets.UTF_8));
          }
        }
      }
    }
  }

  private static boolean isAt(byte[] bytes, int at, byte[] text) {
    return at + text.length <= bytes.length
        && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
  }

  private static long head(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes, at, HEAD).getLong();
  }
}
