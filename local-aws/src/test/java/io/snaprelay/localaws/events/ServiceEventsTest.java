package io.snaprelay.localaws.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.model.Message;

/** Events of AWS's own services, which are best effort: lost, doubled, late, disordered. */
class ServiceEventsTest {

  private static final Duration NOW = Duration.ZERO;
  private static final String RDS = "{\"source\": [\"aws.rds\"]}";

  @Test
  void anEventOfRdsReachesTheDefaultBusOfItsRegion() {
    try (EventsFixture aws = new EventsFixture()) {
      String queue = listen(aws);
      String elsewhere = aws.queue(EventsFixture.ACCOUNT, Region.US_EAST_1, "q");
      EventsFixture.route(
          aws.events(EventsFixture.ACCOUNT, Region.US_EAST_1),
          "default",
          RDS,
          EventsFixture.target("q", elsewhere));

      aws.service.publish(event("{\"EventID\":\"RDS-EVENT-0042\"}"));

      JsonNode event = aws.onlyEvent(queue);
      assertEquals("RDS DB Snapshot Event", event.path("detail-type").asText());
      assertEquals("2026-11-21T12:00:00Z", event.path("time").asText());
      assertEquals("arn:a", event.path("resources").path(0).asText());
      assertEquals("RDS-EVENT-0042", event.path("detail").path("EventID").asText());
      assertTrue(aws.messages(elsewhere).isEmpty());
    }
  }

  @Test
  void anEventCanBeLost() {
    try (EventsFixture aws = new EventsFixture(source -> List.of())) {
      String queue = listen(aws);
      aws.service.publish(event("{}"));
      assertTrue(aws.messages(queue).isEmpty());
    }
  }

  @Test
  void aDoubledEventHasTheSameIdTwice() {
    try (EventsFixture aws = new EventsFixture(source -> List.of(NOW, NOW))) {
      String queue = listen(aws);
      aws.service.publish(event("{}"));
      List<String> ids = aws.messages(queue).stream().map(ServiceEventsTest::id).toList();
      assertEquals(2, ids.size());
      assertEquals(ids.get(0), ids.get(1));
    }
  }

  @Test
  void aLateEventComesWhenItsTimeHasPassed() throws Exception {
    try (EventsFixture aws = new EventsFixture(source -> List.of(Duration.ofMinutes(5)))) {
      String queue = listen(aws);
      aws.service.publish(event("{}"));
      aws.time.advance(Duration.ofSeconds(299));
      assertTrue(aws.messages(queue).isEmpty());
      aws.time.advance(Duration.ofSeconds(1));
      assertEquals(1, aws.messages(queue).size());
    }
  }

  @Test
  void theFaultsOfServicesDoNotTouchWhatUsersPut() {
    try (EventsFixture aws = new EventsFixture(source -> List.of())) {
      String queue = aws.queue("q");
      EventsFixture.route(
          aws.events(), "default", "{\"source\": [\"shop\"]}", EventsFixture.target("q", queue));
      EventsFixture.put(aws.events(), "default", "shop", "{}");
      assertEquals(1, aws.messages(queue).size());
    }
  }

  @Test
  void aDetailThatIsNoObjectIsABugOfTheService() {
    try (EventsFixture aws = new EventsFixture()) {
      assertThrows(IllegalArgumentException.class, () -> aws.service.publish(event("[]")));
    }
  }

  private static String listen(EventsFixture aws) {
    String queue = aws.queue("q");
    EventsFixture.route(aws.events(), "default", RDS, EventsFixture.target("q", queue));
    return queue;
  }

  private static ServiceEvent event(String detail) {
    return new ServiceEvent(
        EventsFixture.ACCOUNT,
        "eu-west-1",
        "aws.rds",
        "RDS DB Snapshot Event",
        Instant.parse("2026-11-21T12:00:00.999Z"),
        List.of("arn:a"),
        detail);
  }

  private static String id(Message message) {
    return Json.read(message.body()).orElseThrow().path("id").asText();
  }
}
