package io.snaprelay.lambda;

import io.snaprelay.aws.testing.FakeSqs;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.Message;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A service with one reaction, and a queue in memory. */
@ApplicationScoped
class ServiceForTest implements Reaction<Message.OfEvent> {
  static final FakeSqs SQS = new FakeSqs();

  @Override
  public Class<Message.OfEvent> message() {
    return Message.OfEvent.class;
  }

  @Override
  public Outcome react(Message.OfEvent message) {
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
