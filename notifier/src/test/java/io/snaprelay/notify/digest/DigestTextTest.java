package io.snaprelay.notify.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.events.Verdict;
import io.snaprelay.evidence.Golden;
import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Notice.Kind;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.notify.channel.Told;
import io.snaprelay.plan.Notify.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a digest says, word for word. */
class DigestTextTest {
  private static final Instant DUE = Instant.parse("2026-11-22T07:00:00Z");
  private static final Subscription OPS =
      new Subscription(new Recipient(Channel.SLACK, "ops"), "cron(0 7 * * ? *)");

  private static Item ended(String database, Kind kind, Verdict verdict, String title) {
    return new Item(
        "event-" + database + kind,
        kind,
        Instant.parse("2026-11-22T02:31:00Z"),
        "nightly",
        database,
        Optional.ofNullable(verdict),
        title,
        Optional.of("The backup was looked at."),
        Optional.of("https://evidence.example.org/%s.html".formatted(database)),
        verdict == Verdict.FAILED);
  }

  private static Item sweep(int number) {
    return new Item(
        "sweep-" + number,
        Kind.FAILED,
        Instant.parse("2026-11-22T05:00:00Z"),
        "nightly",
        "orders",
        Optional.empty(),
        "Sweep: EXPIRED: temporary-" + number,
        Optional.of("its time is up"),
        Optional.empty(),
        false);
  }

  private static Notice said(List<String> plans, List<Item> items, List<String> unproved) {
    return DigestText.of(new Digest(OPS, DUE, plans, items, unproved));
  }

  @Test
  void aNightInAllItsParts() throws IOException {
    Notice notice =
        said(
            List.of("nightly", "weekly"),
            List.of(
                ended("orders", Kind.SUCCEEDED, Verdict.PASSED, "orders-prod: Proved"),
                ended("stock", Kind.SUCCEEDED, null, "stock-prod: Copied"),
                ended("ledger", Kind.FAILED, Verdict.FAILED, "ledger-prod: Proof failed"),
                ended("users", Kind.FAILED, null, "users-prod: Failed"),
                sweep(1)),
            List.of(
                "Prove stock (arn:aws:rds:eu-west-1:111111111111:db:stock-prod): its last proof is 9 d old."));

    Golden.assertSame("digest.txt", Told.plain(notice).getBytes(StandardCharsets.UTF_8));
    Golden.assertSame("digest.slack.json", Told.slack(notice).getBytes(StandardCharsets.UTF_8));
    Golden.assertSame("digest.mail.html", Told.html(notice).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aNightInWhichNothingHappened() throws IOException {
    Notice notice = said(List.of("nightly"), List.of(), List.of());

    Golden.assertSame("digest-empty.txt", Told.plain(notice).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void moreThanAMessageHoldsIsCounted() {
    List<Item> sweeps = IntStream.range(0, 23).mapToObj(DigestTextTest::sweep).toList();

    List<String> happened = said(List.of("nightly"), sweeps, List.of()).news().happened();

    assertEquals(22, happened.size());
    assertEquals("and 3 more troubles", happened.get(21));
  }

  @Test
  void theSameIssueIsTheSameNews() {
    assertEquals(
        said(List.of("nightly"), List.of(), List.of()).eventId(),
        said(List.of("nightly", "weekly"), List.of(sweep(1)), List.of()).eventId());
  }
}
