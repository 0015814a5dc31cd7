package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.digest.Digest;
import io.snaprelay.notify.digest.Subscriptions;
import io.snaprelay.shape.Reached;
import io.snaprelay.shape.Shapes;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told and noted must be known to a native executable, as evidence must. */
class KeptForReflectionTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        DeliveryLog.Attempt.class,
        DeliveryLog.Settled.class,
        Notice.Subject.class,
        Notice.News.class,
        Digest.class,
        Subscriptions.Known.class
      })
  void everythingThatBecomesJsonIsKeptHoweverDeepItLies(Class<?> root) {
    assertEquals(Set.of(), new Reached(new Shapes()).lostFrom(root));
  }
}
