package io.snaprelay.evidence.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.events.FailureCode;
import io.snaprelay.evidence.Evidence;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.evidence.Golden;
import io.snaprelay.evidence.SampleChecks;
import io.snaprelay.evidence.SampleRun;
import io.snaprelay.names.StepName;
import io.snaprelay.step.testing.MemoryLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceHtmlTest {
  private static final EvidenceHtml HTML = PlainQute.html();

  private final SampleRun run = SampleRun.begun(new MemoryLedger());

  @Test
  void aSmallRunLooksAsItAlwaysDid() throws IOException {
    Golden.assertSame("evidence-succeeded.html", render(run.succeeded().evidence()));
  }

  @Test
  void aDamagedCopyLooksAsItAlwaysDid() throws IOException {
    Golden.assertSame("evidence-damaged.html", render(damaged().evidence()));
  }

  @Test
  void aRunWithoutSnapshotSaysSo() throws IOException {
    byte[] page = render(run.failedBeforeSnapshot().evidence());

    Golden.assertSame("evidence-without-snapshot.html", page);
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
        Page.of(damaged().evidence(), new byte[0]).checks().stream().map(CheckRow::status).toList();

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

    Page page = Page.of(evidence, new byte[0]);

    assertEquals(Tone.MIXED, page.headline().tone());
    assertEquals("Proved, run failed", page.headline().word());
    assertEquals(Tone.BAD, page.cards().get(3).tone());
    assertTrue(page.remarks().stream().anyMatch(it -> it.contains(SampleRun.TEMPORARY.arn())));
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
    return HTML.render(evidence, EvidenceJson.write(evidence));
  }

  private static String text(byte[] page) {
    return new String(page, StandardCharsets.UTF_8);
  }
}
