package io.snaprelay.restore.proof.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.database.testing.InnoDbPages;
import io.snaprelay.database.testing.MariaDbSample;
import io.snaprelay.database.testing.MariaDbSamples;
import io.snaprelay.database.testing.SampleServer.Damage;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.localaws.server.SnapshotFiles;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Baseline;
import io.snaprelay.restore.proof.Earlier;
import io.snaprelay.restore.proof.Proving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Each damage, in each mode: which check finds it. A restored server is damaged, proved once, and
 * compared with the proof of the same snapshot undamaged.
 */
@EnabledIf("io.snaprelay.database.testing.MariaDbSamples#areHere")
class MariaDbDamageTableTest {
  /** These need an earlier proof; the others are found without one. */
  private static final Set<String> COMPARISONS = Set.of("same-content", "row-counts", "inventory");

  private static final String ORDERS = "shop/orders.ibd";
  private static final String PAPERS = "shop/papers.ibd";

  private static MariaDbSamples servers;
  private static SnapshotFiles files;
  private static Baseline undamaged;

  /** One kind of damage: to a file, or by SQL. */
  private enum Kind {
    ROW("bytes of a row", ORDERS, InnoDbPages.flipLeaf(0)),
    ROWS_ZEROED("a page of rows zeroed", ORDERS, InnoDbPages.zeroLeaf(0)),
    KEY("bytes of an index entry", ORDERS, InnoDbPages.flipLeaf(1)),
    KEYS_ZEROED("a page of an index zeroed", ORDERS, InnoDbPages.zeroLeaf(1)),
    LONG_VALUE("bytes of a long value", PAPERS, InnoDbPages.flipLongValue()),
    CUT("the file cut short", ORDERS, InnoDbPages.cutAmongRows()),
    SQL("9 rows deleted, 1 changed by SQL", "", file -> {});

    private final String words;
    private final String file;
    private final Damage damage;

    Kind(String words, String file, Damage damage) {
      this.words = words;
      this.file = file;
      this.damage = damage;
    }

    /** Whether only an earlier proof of the same snapshot can tell. */
    boolean needsTheManifest() {
      return this == SQL || this == LONG_VALUE;
    }
  }

  @BeforeAll
  static void open() throws IOException {
    servers = MariaDbSamples.open();
    MariaDbSample shop = servers.shop();
    shop.tell(
        "CREATE TABLE papers (id int PRIMARY KEY, body longtext)",
        "INSERT INTO papers SELECT seq, repeat(md5(seq), 2000) FROM seq_1_to_50");
    files = servers.snapshot(shop);
    MariaDbSample sound = servers.restore(files, Map.of());
    undamaged =
        MariaDbAttempts.baseline(
            MariaDbAttempts.proven(sound.asMaster(), MariaDbAttempts.subject(Mode.STANDARD)));
    sound.delete();
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void everyDamageIsFoundAndTheTableSaysByWhichCheck() throws Exception {
    List<String> table = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<String> row = new ArrayList<>();
      for (Mode mode : Mode.values()) {
        Set<String> found = found(kind, mode);
        row.add(String.join(", ", found));
        missed.addAll(missed(kind, mode, found));
      }
      table.add("| %s | %s |".formatted(kind.words, String.join(" | ", row)));
    }
    table.forEach(System.out::println);
    assertEquals(List.of(), missed);
  }

  @Test
  void withoutDamageNothingIsFoundAgainstTheFirstProof() throws Exception {
    MariaDbSample sound = servers.restore(files, Map.of());

    Proving attempt = prove(sound, Mode.DEEP);

    assertEquals(Set.of(), failures(attempt));
    Proving.Proven proven = (Proving.Proven) attempt;
    assertEquals(
        Set.of(Status.PASS),
        MariaDbAttempts.of("same-content", proven).stream()
            .map(CheckResult::status)
            .collect(Collectors.toSet()));
    assertEquals(List.of(), MariaDbAttempts.of("long-values", proven));
    sound.delete();
  }

  private static List<String> missed(Kind kind, Mode mode, Set<String> found) {
    boolean alone = !COMPARISONS.containsAll(found);
    boolean right =
        mode == Mode.QUICK
            || (kind.needsTheManifest()
                ? !found.isEmpty()
                : alone && found.contains(CheckTable.NAME));
    return right ? List.of() : List.of("%s %s: %s".formatted(kind, mode, found));
  }

  private static Set<String> found(Kind kind, Mode mode) throws IOException {
    Map<String, Damage> edits = kind == Kind.SQL ? Map.of() : Map.of(kind.file, kind.damage);
    MariaDbSample server = servers.restore(files, edits);
    if (kind == Kind.SQL) {
      server.tell(
          "DELETE FROM orders WHERE id BETWEEN 15001 AND 15009",
          "UPDATE orders SET note = 'changed' WHERE id = 15010");
    }
    Set<String> found = failures(prove(server, mode));
    server.delete();
    return found;
  }

  private static Proving prove(MariaDbSample server, Mode mode) {
    Optional<Baseline> before = Optional.of(undamaged);
    return MariaDbAttempts.attempt(
        server.asMaster(), MariaDbAttempts.subject(mode, new Earlier(before, before)));
  }

  /** A server that a damaged page brought down has failed its proof too. */
  private static Set<String> failures(Proving attempt) {
    List<CheckResult> results =
        attempt instanceof Proving.Unreachable unreachable
            ? unreachable.soFar()
            : ((Proving.Proven) attempt).results();
    return results.stream()
        .filter(each -> each.status() == Status.FAIL)
        .map(CheckResult::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
