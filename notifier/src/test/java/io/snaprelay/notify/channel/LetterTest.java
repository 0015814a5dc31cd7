package io.snaprelay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.evidence.page.PlainQute;
import io.snaprelay.notify.channel.Notice.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words are the same whoever reads them; what a channel adds is form. */
class LetterTest {
  private static final Map<String, BiFunction<Letter, Notice, String>> FORMS =
      Map.of(
          "plain", (letter, notice) -> letter.plain(3000),
          "html", (letter, notice) -> new MailHtml(PlainQute.engine()).of(letter),
          "slack", (letter, notice) -> SlackMessage.of(letter).toString(),
          "teams", (letter, notice) -> TeamsCard.of(letter, notice, 3000).toString(),
          "pagerduty",
              (letter, notice) -> PagerDutyEvent.of(letter, notice, "key", 3000).toString());

  private static Stream<Arguments> everyFormOfEveryKind() {
    return FORMS.keySet().stream()
        .flatMap(form -> Stream.of(Kind.values()).map(kind -> Arguments.of(form, kind)))
        .filter(each -> !resolves(each));
  }

  /** What closes an incident says no more than which one. */
  private static boolean resolves(Arguments each) {
    return List.of(each.get()).equals(List.of("pagerduty", Kind.SUCCEEDED));
  }

  @ParameterizedTest
  @MethodSource("everyFormOfEveryKind")
  void everyFormSaysAllOfIt(String form, Kind kind) {
    Notice notice = SampleNotices.of(kind);

    String text = FORMS.get(form).apply(Letter.of(notice), notice);

    Stream.of(
            "orders-prod: Proof failed",
            "What happened",
            "Damaged pages in public.orders.",
            "Left as it was",
            "The source.",
            "What to do",
            "Look into it.",
            SampleNotices.RUN.value())
        .forEach(words -> assertTrue(text.contains(words), () -> words + " is not in " + text));
    assertEquals(notice.evidence().isPresent(), text.contains(SampleNotices.EVIDENCE), text);
  }

  @ParameterizedTest
  @CsvSource({
    "STARTED, info, ▶",
    "SUCCEEDED, info, ✅",
    "UNDELIVERED, warning, ⚠",
    "STEP_FAILED, error, ❌",
    "VERDICT_FAILED, critical, ❌",
    "FAILED, critical, ❌"
  })
  void everyKindShowsHowBadItIs(Kind kind, String severity, String mark) {
    Notice notice = SampleNotices.of(kind);

    assertEquals(severity, notice.severity().word());
    assertEquals(mark + " orders-prod: Proof failed", Letter.of(notice).markedTitle());
  }

  @Test
  void aFailureWithoutAVerdictIsNotCritical() {
    Notice failed = SampleNotices.of(Kind.FAILED);
    Notice.Subject about = failed.about();
    Notice.Subject unproved =
        new Notice.Subject(
            about.run(), about.plan(), about.database(), about.databaseArn(), Optional.empty());

    Notice notice =
        new Notice(
            "1", Kind.FAILED, failed.occurredAt(), unproved, failed.news(), failed.evidence());

    assertEquals(Severity.ERROR, notice.severity());
  }

  @Test
  void aPartWithoutLinesIsLeftOut() {
    Notice failed = SampleNotices.of(Kind.FAILED);
    Notice notice =
        new Notice(
            "1",
            Kind.STARTED,
            failed.occurredAt(),
            failed.about(),
            new Notice.News("orders-prod: run started", List.of("It runs."), List.of(), List.of()),
            Optional.empty());

    assertEquals(
        """
        orders-prod: run started

        What happened
        • It runs.

        Plan nightly, run %s, 2026-11-21 02:30:00 UTC
        """
            .formatted(SampleNotices.RUN),
        Letter.of(notice).plain(3000));
  }

  @Test
  void whatALineSaysIsNoHtml() {
    Letter letter = Letter.of(SampleNotices.saying("<script>alert(1)</script> & more"));

    String html = new MailHtml(PlainQute.engine()).of(letter);

    assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"), html);
    assertFalse(html.contains("<script>"), html);
  }
}
