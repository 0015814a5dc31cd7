package io.snaprelay.restore.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServer.Damage;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.events.CheckResult;
import io.snaprelay.localaws.server.SnapshotFiles;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.plan.Verify.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each damage, in each mode, with data checksums and without: which check finds it. A restored
 * server is damaged, proved once, and compared with the proof of the same snapshot undamaged.
 */
class DamageTableTest {
  /** These need an earlier proof; the others are found without one. */
  private static final Set<String> COMPARISONS = Set.of("same-content", "row-counts", "inventory");

  /** A wrong server-wide count of checksum failures only says again what another check says. */
  private static final String ECHO = "checksum-failures";

  private static SampleServers servers;

  /** One kind of damage: to a file, or by SQL. */
  private enum Kind {
    TUPLE("bytes of a row", "orders", SampleServer.flip(3, 8_000)),
    LINE_POINTER("a line pointer", "orders", SampleServer.flip(3, 24)),
    INDEX_KEY("bytes of an index key", "orders_placed", SampleServer.flip(4, 8_092)),
    TOAST("bytes of a TOAST chunk", "toast", SampleServer.flip(5, 4_000)),
    HEAP_ZEROED("a page of the table zeroed", "orders", SampleServer.zero(5)),
    HEAP_CUT("the table cut short", "orders", SampleServer.cutOff(5)),
    INDEX_ZEROED("a page of an index zeroed", "orders_placed", SampleServer.zero(4)),
    SQL("9 rows deleted, 1 changed by SQL", "", file -> {});

    private final String words;
    private final String relation;
    private final Damage damage;

    Kind(String words, String relation, Damage damage) {
      this.words = words;
      this.relation = relation;
      this.damage = damage;
    }

    /** Whether only an earlier proof of the same snapshot can tell. */
    boolean needsTheManifest(boolean checksums) {
      return this == SQL || !checksums && (this == TUPLE || this == TOAST);
    }
  }

  /** A snapshot, where its relations lie, and what the proof of it undamaged has seen. */
  private record Original(
      int major, SnapshotFiles files, Map<String, String> paths, Baseline proof) {}

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void everyDamageIsFoundAndTheTableSaysByWhichCheck() throws Exception {
    Original original = original(17);
    List<String> table = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (boolean checksums : List.of(true, false)) {
      for (Kind kind : Kind.values()) {
        List<String> row = new ArrayList<>();
        for (Mode mode : Mode.values()) {
          Set<String> found = found(original, kind, checksums, mode);
          row.add(String.join(", ", found));
          missed.addAll(missed(kind, checksums, mode, found));
        }
        table.add(
            "| %s | %s | %s |"
                .formatted(kind.words, checksums ? "on" : "off", String.join(" | ", row)));
      }
    }
    table.forEach(System.out::println);
    assertEquals(List.of(), missed);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void theOldestAndTheNewestVersionFindTheMainKindsInStandard(int major) throws Exception {
    Original original = original(major);
    List<String> missed = new ArrayList<>();
    for (Kind kind : List.of(Kind.TUPLE, Kind.HEAP_ZEROED, Kind.INDEX_ZEROED)) {
      Set<String> found = found(original, kind, true, Mode.STANDARD);
      missed.addAll(missed(kind, true, Mode.STANDARD, found));
    }
    assertEquals(List.of(), missed);
  }

  @Test
  void withoutDamageNothingIsFoundWithChecksumsOrWithout() throws Exception {
    Original original = original(18);
    for (boolean checksums : List.of(true, false)) {
      SampleServer server = restore(original, Map.of(), checksums);
      assertEquals(List.of(), Attempts.failures(prove(original, server, Mode.DEEP)));
      assertEquals(checksums ? "on" : "off", server.ask("SHOW data_checksums"));
      server.delete();
    }
  }

  private static List<String> missed(Kind kind, boolean checksums, Mode mode, Set<String> found) {
    boolean alone = !COMPARISONS.containsAll(found);
    boolean right =
        switch (mode) {
          case QUICK -> true;
          case STANDARD -> kind.needsTheManifest(checksums) ? !found.isEmpty() : alone;
          case DEEP -> !found.isEmpty();
        };
    return right ? List.of() : List.of("%s %s %s: %s".formatted(kind, checksums, mode, found));
  }

  private static Set<String> found(Original original, Kind kind, boolean checksums, Mode mode)
      throws IOException {
    Map<String, Damage> edits =
        kind == Kind.SQL ? Map.of() : Map.of(original.paths().get(kind.relation), kind.damage);
    SampleServer server = restore(original, edits, checksums);
    if (kind == Kind.SQL) {
      server.tell(
          "ALTER TABLE lines DISABLE TRIGGER USER",
          "DELETE FROM orders WHERE id BETWEEN 15001 AND 15009",
          "UPDATE orders SET note = 'changed' WHERE id = 15010");
    }
    Proving.Proven proven = prove(original, server, mode);
    server.delete();
    return Attempts.failures(proven).stream()
        .map(CheckResult::name)
        .filter(name -> !name.equals(ECHO))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Proving.Proven prove(Original original, SampleServer server, Mode mode) {
    Optional<Baseline> before = Optional.of(original.proof());
    Scope scope = new Scope(mode, Optional.empty(), 50, List.of(), List.of(), List.of());
    ProofSubject subject = Attempts.subject(original.major());
    return Attempts.proven(
        server.asMaster(), Attempts.with(scope, new Earlier(before, before), subject));
  }

  private static SampleServer restore(
      Original original, Map<String, Damage> damages, boolean checksums) throws IOException {
    Map<String, Damage> edits = new HashMap<>(damages);
    if (!checksums) {
      edits.putAll(SampleServer.withoutChecksums(original.major()));
    }
    return servers.restore(original.files(), edits);
  }

  /** Lines refer to the first orders only, so that SQL may delete later ones. */
  private static Original original(int major) throws IOException {
    SampleServer shop = servers.shop(major);
    shop.tell(
        "CREATE TABLE lines (id int PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders)",
        "INSERT INTO lines SELECT g, g FROM generate_series(1, 10000) g",
        "CREATE TABLE papers (id int PRIMARY KEY, body text)",
        "ALTER TABLE papers ALTER body SET STORAGE EXTERNAL",
        "INSERT INTO papers SELECT g, repeat(md5(g::text), 300) FROM generate_series(1, 100) g");
    Map<String, String> paths = new HashMap<>();
    String toast =
        shop.ask("SELECT reltoastrelid::regclass FROM pg_class WHERE relname = 'papers'");
    paths.put("toast", shop.file(toast));
    for (String relation : List.of("orders", "orders_placed")) {
      paths.put(relation, shop.file(relation));
    }
    SnapshotFiles files = servers.snapshot(shop);
    SampleServer undamaged = servers.restore(files, Map.of());
    Proving.Proven proven = Attempts.proven(undamaged.asMaster(), major);
    assertTrue(Attempts.failures(proven).isEmpty(), Attempts.failures(proven).toString());
    undamaged.delete();
    return new Original(major, files, paths, Attempts.baseline(proven, major));
  }
}
