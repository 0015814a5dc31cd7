package io.snaprelay.sanitize.engine.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.sanitize.engine.ByteSearch;
import io.snaprelay.sanitize.engine.Sanitizing;
import io.snaprelay.sanitize.testing.MariaServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** 3,000 originals in every place where they hide: none is left in any byte of any file. */
class MariaLeakTest {
  @Test
  void noByteOfAnyFileHoldsAnOriginal() throws Exception {
    try (MariaServer shop = planted()) {
      Sanitizing end = Sanitized.by(Planted.RULES, shop);

      Sanitizing.Done done = assertInstanceOf(Sanitizing.Done.class, end, Sanitized.told(end));
      assertEquals("L2", done.level());
      assertEquals(Map.of(), search(shop.frozen()));
      assertEquals(Map.of(), search(shop.stop()));
    }
  }

  @Test
  void aPlainUpdateLeavesThemAndTheSearchFindsThem() throws Exception {
    try (MariaServer shop = planted()) {
      shop.tell(
          "SET foreign_key_checks = 0",
          "DROP TRIGGER watch",
          "UPDATE customers SET mail = CONCAT('u', id, '@example.invalid'), name = 'x',"
              + " notes = NULL, profile = '{}', raw = NULL",
          "UPDATE words SET said = 'x'",
          "UPDATE orders SET mail = NULL",
          "UPDATE visits SET who = 'x'",
          "TRUNCATE audit",
          "DROP TABLE versions, isam",
          "DROP DATABASE elsewhere",
          "DROP DATABASE forgotten");

      Map<String, Set<String>> found = search(shop.stop());

      assertEquals(Planted.originals().size(), in(found, "").size());
      assertTrue(in(found, "shop/").size() > 2000, "so many: " + in(found, "shop/").size());
      Set<String> files = found.keySet();
      assertTrue(files.stream().anyMatch(file -> file.startsWith("undo")), files.toString());
      assertTrue(files.contains("ib_logfile0"), files.toString());
      assertTrue(files.contains("mysql/column_stats.MAD"), files.toString());
      assertTrue(files.contains("mysql/general_log.CSV"), files.toString());
    }
  }

  private static Set<String> in(Map<String, Set<String>> found, String folder) {
    Set<String> all = new TreeSet<>();
    found.forEach((file, texts) -> all.addAll(file.startsWith(folder) ? texts : Set.of()));
    return all;
  }

  /** As restored from a snapshot of production, without backups; it writes pages when it must. */
  private static MariaServer planted() throws Exception {
    MariaServer server = MariaServer.withBinaryLog();
    Planted.in(server);
    server.stop();
    server.start(false);
    server.tellAsSuperuser(
        "SET GLOBAL innodb_max_dirty_pages_pct = 99.999",
        "SET GLOBAL innodb_max_dirty_pages_pct_lwm = 99.999",
        "SET GLOBAL innodb_adaptive_flushing = OFF",
        "SET GLOBAL innodb_purge_batch_size = 5000");
    return server;
  }

  private static Map<String, Set<String>> search(Path data) throws Exception {
    assertTrue(data.resolve("ibdata1").toFile().isFile());
    return ByteSearch.in(data, Planted.originals());
  }
}
