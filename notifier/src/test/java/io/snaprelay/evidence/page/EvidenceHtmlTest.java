package io.snaprelay.evidence.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.Golden;
import io.snaprelay.evidence.KeptRun;
import io.snaprelay.evidence.SampleChecks;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.names.StepName;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceHtmlTest {
  private static final EvidenceHtml HTML = PlainQute.html();

  private static final EvidenceSignature SIGNED =
      new EvidenceSignature(
          EvidenceSignature.State.SIGNED,
          Instant.parse("2026-11-21T02:29:51Z"),
          "ab".repeat(32),
          Optional.empty(),
          Optional.of("arn:aws:kms:eu-west-1:111111111111:key/1234abcd"),
          Optional.of("ECDSA_SHA_256"),
          Optional.of("cd".repeat(32)),
          Optional.of("a key"),
          Optional.of("AAAA"));
  private static final EvidenceSignature NOT_SIGNED =
      EvidenceSignature.none("ab".repeat(32), Instant.EPOCH, "AccessDeniedException: <no>");

  private final SampleRun run = SampleRun.begun(new MemoryLedger());

  @Test
  void aSmallRunLooksAsItAlwaysDid() throws IOException {
    Golden.assertSame("evidence-2-succeeded.html", render(run.succeeded().evidence()));
  }

  @Test
  void aDamagedCopyLooksAsItAlwaysDid() throws IOException {
    Golden.assertSame("evidence-2-damaged.html", render(damaged().evidence()));
  }

  @Test
  void aKeptDatabaseSaysUntilWhen() {
    String page =
        new String(render(KeptRun.in(new MemoryLedger()).evidence()), StandardCharsets.UTF_8);

    assertTrue(page.contains("for somebody to look at, and then deleted"), page);
    assertTrue(page.contains("kept until 2026-11-21T06:28:20Z"), page);
    assertFalse(page.contains("it may still exist"), page);
  }

  @Test
  void aRunWithoutSnapshotSaysSo() throws IOException {
    byte[] page = render(run.failedBeforeSnapshot().evidence());

    Golden.assertSame("evidence-2-without-snapshot.html", page);
    String text = text(page);
    assertTrue(text.contains("Not proved"));
    assertTrue(text.contains("No snapshot came to be"));
    assertTrue(text.contains("RDS knows no DB instance &#39;orders-prod&#39; in eu-west-1"));
    assertTrue(text.contains("Everything: nothing was created"));
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    String page = page(run.succeeded().evidence());

    assertFalse(Pattern.compile("<script|<link|<img|<iframe|@import|url\\(").matcher(page).find());
    assertFalse(Pattern.compile("(?:src|href)\\s*=").matcher(page).find());
    assertFalse(Pattern.compile("https?://").matcher(page).find());
  }

  @Test
  void whatChecksSawIsShownAsText() {
    CheckResult hostile =
        SampleChecks.check(
            "sql", "<b>public</b>", Status.FAIL, "{no} & \"none\"", "<script>alert(1)</script>", 1);

    String page = page(verified(List.of(hostile)).evidence());

    assertFalse(page.contains("<script>"));
    assertFalse(page.contains("<b>public"));
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertTrue(page.contains("{no} &amp; &quot;none&quot;"));
  }

  @Test
  void failedChecksComeFirstThenSkippedOnes() {
    List<String> order =
        Page.of(damaged().evidence(), new byte[0], SIGNED).groups().stream()
            .flatMap(group -> group.rows().stream())
            .map(CheckRow::status)
            .toList();

    assertEquals(List.of("FAIL", "SKIPPED", "PASS", "PASS", "PASS", "PASS", "PASS"), order);
  }

  @Test
  void aThousandChecksAreAllThere() {
    List<CheckResult> many =
        IntStream.range(0, 1000)
            .mapToObj(i -> "public.table_" + i)
            .map(t -> SampleChecks.check("content", t, Status.FAIL, "readable", "damaged", 7))
            .toList();

    String page = page(verified(many).evidence());

    many.forEach(check -> assertTrue(page.contains(check.subject() + "<"), check.subject()));
    assertTrue(page.contains("content on public.table_2; and 997 more."));
  }

  @Test
  void aTemporaryDatabaseThatStaysIsAlarming() {
    Evidence evidence =
        run.snapshotted()
            .copied()
            .restored()
            .verified(SampleChecks.all())
            .failed(StepName.CLEAN_UP, FailureCode.CLEAN_UP_FAILED, "refused", "It exists", 1900)
            .evidence();

    Page page = Page.of(evidence, new byte[0], SIGNED);

    assertEquals(Tone.MIXED, page.headline().tone());
    assertEquals("Proved, run failed", page.headline().word());
    assertEquals(Tone.BAD, page.cards().get(3).tone());
    assertTrue(page.remarks().stream().anyMatch(it -> it.contains(SampleRun.TEMPORARY.arn())));
  }

  @Test
  void whatIsNotSignedSaysSoWhereNobodyOverlooksIt() {
    Evidence evidence = run.succeeded().evidence();

    Page page = Page.of(evidence, new byte[0], NOT_SIGNED);
    String text = text(HTML.render(evidence, new byte[0], NOT_SIGNED));

    assertEquals(Tone.BAD, page.seal().tone());
    assertTrue(page.remarks().get(0).startsWith("This evidence is not signed: AccessDenied"));
    assertTrue(page.seal().commands().isEmpty(), "there is nothing to verify");
    assertTrue(text.contains("AccessDeniedException: &lt;no&gt;"));
    assertFalse(text.contains("openssl"));
  }

  @Test
  void aHoleInTheChainIsAlarmingHoweverGoodTheSignature() {
    EvidenceLink.Previous lost = new EvidenceLink.Previous(6, Runs.RUN, Optional.empty());
    Evidence evidence = run.succeeded().evidence(7, Optional.of(lost));

    Page page = Page.of(evidence, new byte[0], SIGNED);

    assertEquals(Tone.BAD, page.seal().tone());
    assertTrue(page.remarks().get(0).contains("number 6, was not in the ledger any more"));
  }

  @Test
  void whyChecksWereSkippedStandsInTheVerdict() {
    Headline headline = Headline.of(run.succeeded().evidence());

    assertTrue(
        headline.sentence().endsWith("1 skipped (amcheck is not installed in this database)."),
        headline.sentence());
  }

  @Test
  void longListsAreFoldedButWhatFailedIsInSight() {
    List<CheckResult> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(SampleChecks.check("content", "t" + i, Status.PASS, "readable", "12 rows", 7));
      many.add(SampleChecks.check("heap", "t" + i, Status.FAIL, "no damage", "damage", 7));
      many.add(SampleChecks.check("b-tree", "t" + i, Status.SKIPPED, "no damage", "too old", 0));
    }
    many.add(SampleChecks.check("version", "server", Status.PASS, "17.11", "17.11", 7));
    many.replaceAll(check -> check.measuring(Optional.of(1_500_000L), Optional.empty()));

    List<CheckGroup> groups = Page.of(verified(many).evidence(), new byte[0], SIGNED).groups();

    assertEquals(
        List.of("FAIL false", "SKIPPED true", "PASS false", "PASS true"),
        groups.stream().map(group -> group.status() + " " + group.folded()).toList());
    assertEquals("content: 300 results, 2.1 s, 450.0 MB read", groups.get(3).title());
    assertEquals(901, groups.stream().mapToInt(group -> group.rows().size()).sum());
  }

  private SampleRun damaged() {
    List<CheckResult> checks = new ArrayList<>(SampleChecks.all());
    checks.add(
        SampleChecks.check(
            "b-tree",
            "orders: public.orders_customer_idx",
            Status.FAIL,
            "no damage",
            "item order invariant violated for index \"orders_customer_idx\", page 3",
            31));
    return verified(checks);
  }

  private SampleRun verified(List<CheckResult> checks) {
    return run.snapshotted().copied().restored().verified(checks).cleanedUp();
  }

  private static String page(Evidence evidence) {
    return text(render(evidence));
  }

  private static byte[] render(Evidence evidence) {
    return HTML.render(evidence, EvidenceJson.write(evidence), SIGNED);
  }

  private static String text(byte[] page) {
    return new String(page, StandardCharsets.UTF_8);
  }
}
