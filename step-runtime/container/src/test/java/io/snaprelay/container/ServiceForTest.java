package io.snaprelay.container;

import io.snaprelay.aws.testing.FakeSqs;
import io.snaprelay.events.RunRequested;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.MDC;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A service with one reaction, and a queue in memory. */
@ApplicationScoped
class ServiceForTest implements Reaction<Message.OfEvent> {
  static final FakeSqs SQS = new FakeSqs();
  static final List<String> PLANS = new CopyOnWriteArrayList<>();
  static final List<Object> TRACES = new CopyOnWriteArrayList<>();

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
    PLANS.add(((RunRequested) message.event()).plan());
    TRACES.add(String.valueOf(MDC.get("traceId")));
    return Outcome.ignore("seen");
  }

  /** Stands in for the client that the extension makes. */
  @Alternative
  @Priority(1)
  @Produces
  @Singleton
  SqsClient sqs() {
    return SQS;
  }
}
