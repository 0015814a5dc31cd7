package io.snaprelay.localaws.iam;

import io.snaprelay.localaws.wire.Call;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What SQS, SNS, EventBridge and STS ask (Service Authorization Reference, one page for each). */
final class MessagingDemands implements Demands {

  private static final Pattern QUEUE_URL = Pattern.compile(".*/(\\d{12})/([^/]+)/?");
  private static final String BATCH = "Batch";

  @Override
  public Optional<Stream<Demand>> of(Call call, Asked asked) {
    return switch (call.service()) {
      case "sqs" -> queue(call, asked);
      case "sns" -> asked.text("TopicArn").map(arn -> one(call, arn));
      case "events" -> events(call, asked);
      case "sts" -> sts(call, asked);
      default -> Optional.empty();
    };
  }

  /** Batches are judged as the single call. */
  private static Optional<Stream<Demand>> queue(Call call, Asked asked) {
    String operation = call.operation().replaceFirst(BATCH + "$", "");
    return asked
        .text("QueueUrl")
        .map(QUEUE_URL::matcher)
        .filter(Matcher::matches)
        .map(url -> queueArn(call, url.group(1), url.group(2)))
        .or(() -> asked.text("QueueName").map(name -> queueArn(call, call.account(), name)))
        .map(arn -> Stream.of(Demand.of("sqs:" + operation, arn)));
  }

  private static String queueArn(Call call, String account, String name) {
    return "arn:aws:sqs:%s:%s:%s".formatted(call.region(), account, name);
  }

  private static Optional<Stream<Demand>> events(Call call, Asked asked) {
    return call.operation().equals("PutEvents")
        ? Optional.of(asked.each("Entries").map(entry -> event(call, entry)))
        : Optional.empty();
  }

  private static Demand event(Call call, Asked entry) {
    String bus = entry.text("EventBusName").orElse("default");
    String arn =
        bus.startsWith("arn:")
            ? bus
            : "arn:aws:events:%s:%s:event-bus/%s".formatted(call.region(), call.account(), bus);
    return Demand.of("events:PutEvents", arn)
        .with("events:source", entry.text("Source").orElse(""))
        .with("events:detail-type", entry.text("DetailType").orElse(""));
  }

  /** GetCallerIdentity needs no permission (STS API Reference). */
  private static Optional<Stream<Demand>> sts(Call call, Asked asked) {
    return call.operation().equals("GetCallerIdentity")
        ? Optional.of(Stream.empty())
        : asked.text("RoleArn").map(arn -> one(call, arn));
  }

  private static Stream<Demand> one(Call call, String resource) {
    return Stream.of(Demand.of(call.service() + ":" + call.operation(), resource));
  }
}
